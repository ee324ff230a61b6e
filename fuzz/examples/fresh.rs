use eligibility_check_fuzz::*;
fn main() {
    let mut r = random::Random::new(5);
    prepare();
    let t = Target::named("policy").unwrap();
    let voc = std::fs::read_to_string("../policies/vocabulary.toml").unwrap();
    let mut ok = 0;
    let mut why = std::collections::BTreeMap::<String, u32>::new();
    for _ in 0..400 {
        let s = (t.fresh)(&mut r);
        match eligibility_check::policy::author::compile(&s, &voc) {
            Ok(_) => ok += 1,
            Err(f) => {
                *why.entry(format!("{:?}", f[0].problem).chars().take(70).collect())
                    .or_default() += 1;
            }
        }
    }
    println!("fresh policies ok {ok}/400");
    let mut w: Vec<_> = why.into_iter().collect();
    w.sort_by_key(|x| std::cmp::Reverse(x.1));
    for x in w.iter().take(25) {
        println!("{x:?}");
    }
    let t = Target::named("expression").unwrap();
    for _ in 0..10 {
        println!("{}", (t.fresh)(&mut r));
    }
}
