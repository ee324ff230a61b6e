//! Help in both languages.

use eligibility_check::policy::Lang;

/// What help is asked for.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    All,
    Lint,
    Report,
    Compile,
}

pub(super) const fn text(topic: Topic, lang: Lang) -> &'static str {
    match (topic, lang) {
        (Topic::All, Lang::Zh) => ALL_ZH,
        (Topic::All, Lang::En) => ALL_EN,
        (Topic::Lint, Lang::Zh) => LINT_ZH,
        (Topic::Lint, Lang::En) => LINT_EN,
        (Topic::Report, Lang::Zh) => REPORT_ZH,
        (Topic::Report, Lang::En) => REPORT_EN,
        (Topic::Compile, Lang::Zh) => COMPILE_ZH,
        (Topic::Compile, Lang::En) => COMPILE_EN,
    }
}

const ALL_ZH: &str = "\
eligibility-check：申报条件自查

用法：
  eligibility-check lint [文件…]                     检查政策文件，一次列出全部问题
  eligibility-check report 政策 检查 --answers 文件    按答案逐条自查
  eligibility-check compile [--out 目录]             把政策编译成网页用的 JSON

  eligibility-check 命令 --help                      查看某个命令的用法

通用选项：
  --policies 目录    政策所在目录，默认 ./policies
  --lang zh|en       语言，默认 zh
  -h, --help         显示帮助
  -V, --version      显示版本
";

const ALL_EN: &str = "\
eligibility-check: check published criteria before you apply

Usage:
  eligibility-check lint [FILE…]                       check policy files, all problems at once
  eligibility-check report POLICY CHECK --answers FILE check answers, criterion by criterion
  eligibility-check compile [--out DIR]                compile policies to JSON for the web

  eligibility-check COMMAND --help                     how to use one command

Options of every command:
  --policies DIR     where the policies are, by default ./policies
  --lang zh|en       language, by default zh
  -h, --help         show help
  -V, --version      show the version
";

const LINT_ZH: &str = "\
检查政策文件，一次列出全部问题：文件、行、列、问题和改法。

用法：
  eligibility-check lint [文件…] [--policies 目录] [--lang zh|en]

不给文件时检查政策目录下的全部 policy.toml。
退出状态：0 没有问题，1 有问题，2 有文件无法读取。
";

const LINT_EN: &str = "\
Checks policy files and lists every problem: file, line, column, what is wrong, what to do.

Usage:
  eligibility-check lint [FILE…] [--policies DIR] [--lang zh|en]

Without a file, every policy.toml of the policies folder is checked.
Exit status: 0 without a problem, 1 with problems, 2 when a file cannot be read.
";

const REPORT_ZH: &str = "\
按答案逐条自查，并说明还缺什么。

用法：
  eligibility-check report 政策 检查 --answers 文件 [选项]

  政策              标识（如 ningxia-craftsman），或 policy.toml、已编译的 .json 文件
  检查              如 enterprise、college
  --answers 文件    JSON 对象：{\"trained\": 1200, \"special_ability_occupation\": false}；- 为标准输入
  --as-of 日期      自查日期，默认今天
  --format text|json  输出格式，默认 text
  --policies 目录    政策所在目录，默认 ./policies
  --lang zh|en       语言，默认 zh

退出状态：0 已给出报告（不论结论），2 无法给出报告。
";

const REPORT_EN: &str = "\
Checks answers criterion by criterion, and says what is missing.

Usage:
  eligibility-check report POLICY CHECK --answers FILE [options]

  POLICY             an id such as ningxia-craftsman, a policy.toml, or a compiled .json file
  CHECK              such as enterprise or college
  --answers FILE     a JSON object: {\"trained\": 1200, \"special_ability_occupation\": false}; - for standard input
  --as-of DATE       the day of the check, by default today
  --format text|json output format, by default text
  --policies DIR     where the policies are, by default ./policies
  --lang zh|en       language, by default zh

Exit status: 0 whenever a report is printed, whatever the verdict; 2 when there is none.
";

const COMPILE_ZH: &str = "\
检查并编译全部政策，写出 index.json 和每个政策的 JSON 文件。有问题时什么都不写。

用法：
  eligibility-check compile [--out 目录] [--policies 目录] [--lang zh|en]

  --out 目录    默认 pkg/eligibility-check/policies
";

const COMPILE_EN: &str = "\
Checks and compiles every policy; writes index.json and one JSON file for each. Writes nothing while
there are problems.

Usage:
  eligibility-check compile [--out DIR] [--policies DIR] [--lang zh|en]

  --out DIR     by default pkg/eligibility-check/policies
";
