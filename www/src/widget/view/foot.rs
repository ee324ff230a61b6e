//! What this page is: by which text it was computed, and who decides.

use eligibility_check::report::PRODUCT_VERSION;
use eligibility_check::text;

use super::Scene;
use super::head::source;

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &mut Scene<'_>) {
    let words = scene.words;
    let policy = &scene.state.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let document = policy.number.as_deref();
    scene.open("footer.foot").attr("part", "foot");
    scene.line("p", text::disclaimer(policy.lang));
    scene.open("p");
    entry(scene, words.issuer, &policy.issuer);
    scene.close();
    scene.open("p.foot-line");
    scene.open("span").text(words.official).text(" ");
    source(scene, document.unwrap_or(&policy.title));
    scene.close();
    entry(scene, words.version, &policy.version);
    entry(scene, words.hash, hash);
    entry(scene, words.as_of, &scene.state.as_of.written());
    entry(scene, "eligibility-check", PRODUCT_VERSION);
    scene.close();
    scene.close();
}

fn entry(scene: &mut Scene<'_>, name: &str, text: &str) {
    scene.open("span").text(name).text(" ").text(text).close();
}
