//! What only the list of policies says; what it has in common with the form stands there. Chinese is authoritative; `_`
//! stands for what is filled in.

use eligibility_check::policy::Lang;

/// The words of one language.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) search: &'static str,
    pub(super) search_hint: &'static str,
    pub(super) applicant: &'static str,
    pub(super) anybody: &'static str,
    pub(super) count: &'static str,
    pub(super) none: &'static str,
    pub(super) for_whom: &'static str,
    pub(super) checked: &'static str,
    pub(super) choose: &'static str,
}

pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: Words = Words {
    title: "申报条件自查",
    lead: "选一个政策，再选由谁申报，就可以逐条对照。全部在您的浏览器中计算，不上传任何内容。",
    search: "查找政策",
    search_hint: "名称、文号或单位",
    applicant: "我是",
    anybody: "全部",
    count: "共 _ 个政策",
    none: "没有符合的政策，请换个词，或把“我是”改为“全部”。",
    for_whom: "适合：",
    checked: "与文件核对于 _",
    choose: "由谁申报，或要核对什么",
};

const EN: Words = Words {
    title: "Check eligibility before applying",
    lead: "Choose a policy and who applies, and compare criterion by criterion. Everything is computed in your browser. Nothing is uploaded.",
    search: "Find a policy",
    search_hint: "Title, number or office",
    applicant: "I am",
    anybody: "All",
    count: "Policies: _",
    none: "No policy matches. Try another word, or set “I am” to “All”.",
    for_whom: "For: ",
    checked: "Compared with the document on _",
    choose: "Who applies, or what to check",
};
