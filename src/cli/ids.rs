//! Ids that cannot name the files of a policy.

use eligibility_check::policy::Lang;

use super::pick;

/// Names that Windows keeps for devices, whatever follows after a point.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same with a digit behind.
const PORTS: [&str; 2] = ["com", "lpt"];
/// The longest id, in bytes: with what is added, the name of a file is at most 255 everywhere.
const LONGEST: usize = 200;

/// Why a policy cannot have this id: its files would stand in the place of others, or could not be written everywhere.
pub(super) fn refused(id: &str, lang: Lang) -> Option<String> {
    let is_port = PORTS.iter().any(|port| {
        let number = id.strip_prefix(port);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    });
    if id == "index" {
        return Some(pick(
            lang,
            "标识“index”是政策目录的文件名，请换一个标识。".to_owned(),
            "The id “index” is the name of the list of policies. Choose another id.".to_owned(),
        ));
    }
    if is_port || DEVICES.contains(&id) {
        return Some(pick(
            lang,
            format!("标识“{id}”在 Windows 上不能用作文件名，请换一个标识。"),
            format!("The id “{id}” cannot be the name of a file on Windows. Choose another id."),
        ));
    }
    (id.len() > LONGEST).then(|| {
        pick(
            lang,
            format!("标识超过 {LONGEST} 个字符，不能用作文件名，请换一个短的。"),
            format!("The id is longer than {LONGEST} characters and cannot be the name of a file. Choose a shorter one."),
        )
    })
}
