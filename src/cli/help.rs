//! Help in both languages.

use eligibility_check::policy::Lang;

/// What help is asked for.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    All,
    Lint,
    Report,
    Compile,
    Test,
    Coverage,
    New,
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
        (Topic::Test, Lang::Zh) => TEST_ZH,
        (Topic::Test, Lang::En) => TEST_EN,
        (Topic::Coverage, Lang::Zh) => COVERAGE_ZH,
        (Topic::Coverage, Lang::En) => COVERAGE_EN,
        (Topic::New, Lang::Zh) => NEW_ZH,
        (Topic::New, Lang::En) => NEW_EN,
    }
}

const ALL_ZH: &str = "\
eligibility-check：申报条件自查

用法：
  eligibility-check lint [文件…]                     检查政策文件，一次列出全部问题
  eligibility-check report 政策 检查 --answers 文件    按答案逐条自查
  eligibility-check compile [--out 目录]             把政策编译成网页用的 JSON
  eligibility-check test [文件…]                     运行政策旁的用例（cases.toml）
  eligibility-check coverage [文件…]                 文件的每一条、每一项各写成了什么
  eligibility-check new 标识                         新建一份带注释的政策

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
  eligibility-check test [FILE…]                       run the worked cases beside policies
  eligibility-check coverage [FILE…]                   what is made of each item of a document
  eligibility-check new ID                             start a policy with comments

  eligibility-check COMMAND --help                     how to use one command

Options of every command:
  --policies DIR     where the policies are, by default ./policies
  --lang zh|en       language, by default zh
  -h, --help         show help
  -V, --version      show the version
";

const LINT_ZH: &str = "\
检查政策文件和旁边的 coverage.toml，一次列出全部问题：文件、行、列、问题和改法。

用法：
  eligibility-check lint [文件…] [--policies 目录] [--lang zh|en]

不给文件时检查政策目录下的全部 policy.toml。
退出状态：0 没有问题，1 有问题，2 有文件无法读取。
";

const LINT_EN: &str = "\
Checks policy files with the coverage.toml beside them, and lists every problem: file, line, column,
what is wrong, what to do.

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
  --what-if 项=数    试算：这一项换一个数字会怎样，如 trained=1300；不改动答案
  --compare 检查[,项=值…]  同样的答案按另一种情况看，如 college，或
                    enterprise,special_ability_occupation=true；别的政策写成 政策/检查；可重复
  --format 格式      text（默认）、json、csv（表格，可用 Excel 或 WPS 打开）、html（可打印的自查表，一个文件）；
                    csv 和 html 可重定向到文件，不能与 --what-if、--compare 同用
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
  --what-if INPUT=FIGURE  what another figure would change, as in trained=1300; the answers stay as they are
  --compare CHECK[,INPUT=VALUE…]  the same answers seen another way, such as college, or
                     enterprise,special_ability_occupation=true; of another policy POLICY/CHECK; may be repeated
  --format FORMAT    text (the default), json, csv (a table for Excel or WPS), or html (the sheet to print, one
                     file); csv and html, to be redirected into a file, go without --what-if and --compare
  --policies DIR     where the policies are, by default ./policies
  --lang zh|en       language, by default zh

Exit status: 0 whenever a report is printed, whatever the verdict; 2 when there is none.
";

const COMPILE_ZH: &str = "\
检查并编译全部政策，写出 index.json 和每个政策的 JSON 文件。要么全部写出，要么什么都不改：有问题、写不下或目标是链接时，
原有文件不变。已删政策的旧文件原样保留，并列出名称。

用法：
  eligibility-check compile [--out 目录] [--html] [--policies 目录] [--lang zh|en]

  --out 目录    默认 pkg/eligibility-check/policies
  --html        另写每个政策的条件清单（<标识>.html 中文、<标识>.en.html 英文），
                供粘贴在网页的 <eligibility-check> 标签里：不用脚本也能读，搜索引擎也能收录
";

const COMPILE_EN: &str = "\
Checks and compiles every policy; writes index.json and the JSON file of each. Writes all of it or changes
nothing: while there are problems, where the disk is full, where a file is a link. Files of policies that are gone stay, and are named.

Usage:
  eligibility-check compile [--out DIR] [--html] [--policies DIR] [--lang zh|en]

  --out DIR     by default pkg/eligibility-check/policies
  --html        also writes the list of criteria of each policy (<id>.html in Chinese, <id>.en.html in
                English), for the inside of the tag <eligibility-check> of a page: it can be read without
                script and by search engines
";

const TEST_ZH: &str = "\
运行政策旁的用例（cases.toml），列出不符的地方和没有用例的条件。

用法：
  eligibility-check test [文件…] [--changes] [--policies 目录] [--lang zh|en]

  --changes     再把政策里的数字、比较、时间单位、且/或、免除等逐一改动，列出没有用例发现的改动

文件是 policy.toml 或它所在的文件夹；不给时运行政策目录下的全部政策。
退出状态：0 全部成立，1 有不符或没有用例的，2 有文件无法读取。
";

const TEST_EN: &str = "\
Runs the worked cases beside policies, and lists what does not hold and which criteria have no case.

Usage:
  eligibility-check test [FILE…] [--changes] [--policies DIR] [--lang zh|en]

  --changes     also changes each figure, comparison, unit of time, and/or, waiver … of the policy, one
                at a time, and lists what no case notices

FILE is a policy.toml or its folder; without one, every policy of the policies folder is tested.
Exit status: 0 when everything holds, 1 when not, 2 when a file cannot be read.
";

const COVERAGE_ZH: &str = "\
逐条列出文件的条款：据此写了哪些条件、输入项、途径或事项，或者为什么没有写。

用法：
  eligibility-check coverage [文件…] [--write] [--policies 目录] [--lang zh|en]

  --write       按政策引用的条款填写 coverage.toml 的 made；注释、顺序和原因不变

文件是 policy.toml 或它所在的文件夹；不给时列出政策目录下的全部政策。
退出状态：0 每一条都有着落，1 有没有着落或不一致的，2 有文件无法读取。
";

const COVERAGE_EN: &str = "\
Lists each article and item of a document: the criteria, inputs, routes or facts made of it, or why
there are none.

Usage:
  eligibility-check coverage [FILE…] [--write] [--policies DIR] [--lang zh|en]

  --write       fills made in coverage.toml from the clauses that the policy cites; comments, order
                and reasons stay

FILE is a policy.toml or its folder; without one, every policy of the policies folder is listed.
Exit status: 0 when every item is accounted for, 1 when not, 2 when a file cannot be read.
";

const NEW_ZH: &str = "\
新建一份带注释的政策：policy.toml、cases.toml、coverage.toml。写出时即可通过 lint 和 test。

用法：
  eligibility-check new 标识 [--out 目录] [--lang zh|en]

  --out 目录    写在哪里，默认 ./policies；注释用 --lang 的语言

已有同名文件夹时不写。退出状态：0 已写出，2 没有写出。
";

const NEW_EN: &str = "\
Starts a policy with comments: policy.toml, cases.toml, coverage.toml. It passes lint and test as it is.

Usage:
  eligibility-check new ID [--out DIR] [--lang zh|en]

  --out DIR     where to write, by default ./policies; the comments are in the language of --lang

A folder that is there already is left alone. Exit status: 0 when it was written, 2 when not.
";
