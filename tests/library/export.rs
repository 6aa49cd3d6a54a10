//! Compares the exports with the engine: the same random questions get the same answers from
//! Moongate, from Cedar and from SQLite.

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, Response,
    RestrictedExpression, Schema, ValidationMode, Validator,
};
use moongate::domain::{Day, Lang, PlatformIx, Surface, Switch, Switches, WalletIx};
use moongate::i18n::policy::HEADINGS;
use moongate::policy::export::{cedar, json, markdown, sql};
use moongate::policy::{Grounds, LinkQuestion, PayQuestion, Policy, TargetIx};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::dice::Dice;

/// Questions of both kinds, on the days around each beginning and end of a rule, and on other days.
struct Asker {
    dice: Dice,
    days: Vec<Day>,
    targets: Vec<TargetIx>,
    merchants: Vec<PlatformIx>,
    wallets: Vec<WalletIx>,
}

impl Asker {
    fn new(policy: &Policy, seed: u64) -> Self {
        let links = policy
            .link_rules()
            .iter()
            .flat_map(|rule| [rule.from, rule.until]);
        let pays = policy
            .wallet_rules()
            .iter()
            .flat_map(|rule| [rule.from, rule.until]);
        let mut days: Vec<Day> = links
            .chain(pays)
            .flatten()
            .flat_map(|day| [day.previous(), day, day.next()])
            .collect();
        days.extend([Day::FIRST, Day::DEFAULT, Day::LAST]);
        days.sort_unstable();
        days.dedup();
        Self {
            dice: Dice(seed),
            days,
            targets: policy.targets().collect(),
            merchants: policy.merchants().to_vec(),
            wallets: policy.wallet_rows().collect(),
        }
    }

    fn day(&mut self) -> Day {
        if self.dice.roll(16) == 0 {
            return Day::FIRST.plus_days(i64::try_from(self.dice.roll(5844)).unwrap());
        }
        self.dice.pick(&self.days)
    }

    fn link(&mut self) -> LinkQuestion {
        let surface = self.dice.pick(&Surface::ALL);
        let positions: Vec<Switch> = Switch::ALL
            .into_iter()
            .filter(|switch| switch.exists_on(surface))
            .collect();
        LinkQuestion {
            day: self.day(),
            surface,
            target: self.dice.pick(&self.targets),
            switch: self.dice.pick(&positions),
        }
    }

    fn pay(&mut self) -> PayQuestion {
        PayQuestion {
            day: self.day(),
            merchant: self.dice.pick(&self.merchants),
            wallet: self.dice.pick(&self.wallets),
        }
    }
}

/// The exported policies, loaded by Cedar.
struct Cedar {
    policies: PolicySet,
    authorizer: Authorizer,
}

impl Cedar {
    fn new(policy: &Policy) -> Self {
        Self {
            policies: PolicySet::from_str(&cedar::policies(policy)).expect("Cedar policies"),
            authorizer: Authorizer::new(),
        }
    }

    fn ask(
        &self,
        action: &str,
        principal: String,
        resource: String,
        context: Vec<(String, RestrictedExpression)>,
    ) -> Response {
        let uid = |text: String| EntityUid::from_str(&text).unwrap();
        let context = Context::from_pairs(context).unwrap();
        let request = Request::new(
            uid(principal),
            uid(format!("Action::\"{action}\"")),
            uid(resource),
            context,
            None,
        )
        .unwrap();
        self.authorizer
            .is_authorized(&request, &self.policies, &Entities::empty())
    }

    fn link(&self, policy: &Policy, asked: &LinkQuestion) -> Response {
        let context = vec![
            (
                "day".to_owned(),
                RestrictedExpression::new_long(cedar::day_number(asked.day)),
            ),
            (
                "switch".to_owned(),
                RestrictedExpression::new_string(asked.switch.id().to_owned()),
            ),
        ];
        let target = format!("Target::\"{}\"", policy.target_id(asked.target));
        self.ask(
            "open",
            format!("Surface::\"{}\"", asked.surface.id()),
            target,
            context,
        )
    }

    fn pay(&self, policy: &Policy, asked: &PayQuestion) -> Response {
        let context = vec![(
            "day".to_owned(),
            RestrictedExpression::new_long(cedar::day_number(asked.day)),
        )];
        let wallet = format!("Wallet::\"{}\"", policy.wallet(asked.wallet).unwrap().id);
        self.ask(
            "pay",
            wallet,
            format!("Merchant::\"{}\"", policy.platform(asked.merchant).id),
            context,
        )
    }

    /// Checks that Cedar's response agrees with a verdict: whether it allows, and the annotations.
    fn check(
        &self,
        response: &Response,
        (allows, key, id): (bool, &str, &str),
        grounds: &Grounds<'_>,
        asked: &impl Debug,
    ) {
        assert_eq!(response.decision() == Decision::Allow, allows, "{asked:?}");
        let keys = [key, "rule", "certainty", "blocked_by", "source_id"];
        let expected = [
            id,
            grounds.rule,
            grounds.certainty.id(),
            grounds.blocked_by.unwrap_or_default(),
            &grounds.source.id,
        ];
        assert_eq!(self.said(response, keys), expected, "{asked:?}");
    }

    /// The annotations `keys` of the one policy that decided.
    fn said<const N: usize>(&self, response: &Response, keys: [&str; N]) -> [String; N] {
        assert_eq!(response.diagnostics().errors().count(), 0);
        let reasons: Vec<_> = response.diagnostics().reason().collect();
        assert_eq!(reasons.len(), 1, "exactly one policy decides");
        keys.map(|key| {
            self.policies
                .annotation(reasons[0], key)
                .unwrap_or_default()
                .to_owned()
        })
    }
}

#[test]
fn cedar_accepts_and_validates_every_exported_policy() {
    for policy in [Policy::shipped(), Policy::open_internet()] {
        let (schema, warnings) =
            Schema::from_cedarschema_str(&cedar::schema(policy)).expect("a Cedar schema");
        assert_eq!(warnings.count(), 0);
        let policies = Cedar::new(policy).policies;
        let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        let errors: Vec<_> = result
            .validation_errors()
            .map(ToString::to_string)
            .collect();
        let warnings: Vec<_> = result
            .validation_warnings()
            .map(ToString::to_string)
            .collect();
        assert!(
            errors.is_empty() && warnings.is_empty(),
            "{errors:#?} {warnings:#?}"
        );
        let mut ids = HashSet::new();
        for one in policies.policies() {
            for key in ["id", "rule", "reason", "source", "certainty"] {
                assert!(
                    one.annotation(key).is_some_and(|text| !text.is_empty()),
                    "{key}: {one}"
                );
            }
            assert!(
                ids.insert(one.annotation("id").unwrap().to_owned()),
                "{one}"
            );
        }
    }
}

/// Number of random questions.
const QUESTIONS: usize = 100_000;

#[test]
fn cedar_decides_as_moongate_does() {
    let policy = Policy::shipped();
    let cedar = Cedar::new(policy);
    let mut asker = Asker::new(policy, 4);
    // Repeated questions are skipped: Cedar takes almost a millisecond for each in a debug build.
    let mut asked_links = HashSet::new();
    let mut asked_pays = HashSet::new();
    for _ in 0..QUESTIONS / 2 {
        let asked = asker.link();
        if asked_links.insert(asked) {
            let (verdict, response) = (policy.link(&asked), cedar.link(policy, &asked));
            let answer = (verdict.answer.opens(), "effect", verdict.answer.id());
            cedar.check(&response, answer, &verdict.grounds, &asked);
        }
        let asked = asker.pay();
        if asked_pays.insert(asked) {
            let (verdict, response) = (policy.pay(&asked), cedar.pay(policy, &asked));
            let answer = (verdict.answer.can_pay(), "state", verdict.answer.id());
            cedar.check(&response, answer, &verdict.grounds, &asked);
        }
    }
    assert!(
        asked_links.len() > 10_000 && asked_pays.len() > 2_000,
        "{} {}",
        asked_links.len(),
        asked_pays.len()
    );
}

/// The tables of a policy in SQLite.
fn database(policy: &Policy) -> Connection {
    let database = Connection::open_in_memory().unwrap();
    database
        .execute_batch(&sql::script(policy))
        .expect("a script that SQLite runs");
    database
        .execute_batch("CREATE TABLE links (link_id INTEGER, host TEXT, surface TEXT, switch_position TEXT, day TEXT)")
        .unwrap();
    database
}

/// Hosts of every target and hosts of no platform that look like one, each with its target.
fn hosts(policy: &Policy) -> Vec<(String, TargetIx)> {
    let mut hosts = vec![("tao-password".to_owned(), TargetIx::TaoPassword)];
    for (suffix, row) in policy.host_suffixes() {
        let target = TargetIx::Platform(row);
        hosts.push((suffix.to_owned(), target));
        hosts.push((format!("x-1.{suffix}"), target));
        // In front of a deeper suffix such as `y.qq.com` a few letters still leave it within
        // `qq.com`.
        if suffix.matches('.').count() == 1 {
            hosts.push((format!("not{suffix}"), TargetIx::Web));
        }
        for stranger in [format!("{suffix}.attacker.example"), format!("{suffix}x")] {
            hosts.push((stranger, TargetIx::Web));
        }
    }
    let named = [
        ("www.2.taobao.com", "xianyu"),
        ("y.qq.com", "qq-music"),
        ("mail.qq.com", "qq"),
        ("v.douyin.com", "douyin"),
    ];
    hosts.extend(named.map(|(host, id)| (host.to_owned(), policy.target_by_id(id).unwrap())));
    hosts.extend(
        policy
            .shorteners()
            .iter()
            .map(|host| (host.clone(), TargetIx::Web)),
    );
    hosts
}

#[test]
fn sqlite_decides_links_as_moongate_does() {
    let policy = Policy::shipped();
    let mut database = database(policy);
    let hosts = hosts(policy);
    let mut asker = Asker::new(policy, 5);
    let mut asked = Vec::with_capacity(QUESTIONS);
    let transaction = database.transaction().unwrap();
    {
        let mut insert = transaction
            .prepare("INSERT INTO links VALUES (?, ?, ?, ?, ?)")
            .unwrap();
        for id in 0..i64::try_from(QUESTIONS).unwrap() {
            let (host, target) = &hosts[asker.dice.roll(hosts.len())];
            let question = LinkQuestion {
                target: *target,
                ..asker.link()
            };
            let (surface, switch) = (question.surface.id(), question.switch.id());
            insert
                .execute(params![id, host, surface, switch, question.day.to_string()])
                .unwrap();
            asked.push(question);
        }
    }
    transaction.commit().unwrap();
    let query = format!(
        "SELECT link_id, target, effect, rule_id, certainty, blocked_by, source_id FROM ({})",
        sql::QUERY
    );
    let mut statement = database.prepare(&query).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut seen = HashSet::new();
    while let Some(row) = rows.next().unwrap() {
        let id = usize::try_from(row.get::<_, i64>(0).unwrap()).unwrap();
        let verdict = policy.link(&asked[id]);
        let said: [Option<String>; 6] = std::array::from_fn(|column| row.get(column + 1).unwrap());
        let answer = [
            Some(policy.target_id(asked[id].target)),
            Some(verdict.answer.id()),
            Some(verdict.grounds.rule),
            Some(verdict.grounds.certainty.id()),
            verdict.grounds.blocked_by,
            Some(verdict.grounds.source.id.as_str()),
        ];
        assert_eq!(
            said.each_ref().map(Option::as_deref),
            answer,
            "{:?}",
            asked[id]
        );
        assert!(seen.insert(id), "one row a link");
    }
    assert_eq!(seen.len(), QUESTIONS);
}

#[test]
fn sqlite_knows_every_wallet_decision() {
    let policy = Policy::shipped();
    let database = database(policy);
    let mut statement = database
        .prepare(
            "SELECT state, rule_id, certainty, blocked_by, source_id FROM wallet_decisions
             WHERE merchant = ? AND wallet = ? AND from_day <= ? AND until_day >= ?",
        )
        .unwrap();
    let mut asker = Asker::new(policy, 6);
    for _ in 0..20_000 {
        let asked = asker.pay();
        let (merchant, wallet) = (
            &policy.platform(asked.merchant).id,
            &policy.wallet(asked.wallet).unwrap().id,
        );
        let day = asked.day.to_string();
        let said: [Option<String>; 5] = statement
            .query_one(params![merchant, wallet, day, day], |row| {
                Ok(std::array::from_fn(|column| row.get(column).unwrap()))
            })
            .expect("one decision for each question");
        let verdict = policy.pay(&asked);
        let answer = [
            Some(verdict.answer.id()),
            Some(verdict.grounds.rule),
            Some(verdict.grounds.certainty.id()),
            verdict.grounds.blocked_by,
            Some(verdict.grounds.source.id.as_str()),
        ];
        assert_eq!(said.each_ref().map(Option::as_deref), answer, "{asked:?}");
    }
}

/// The part of JSON Schema that `docs/policy-export.schema.json` uses. An unknown keyword fails, so
/// that none is ignored.
fn violations(schema: &Value, root: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let mut fail = |what: &str| found.push(format!("{at}: {what}"));
    for (keyword, wanted) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let inner = root
                    .pointer(wanted.as_str().unwrap().trim_start_matches('#'))
                    .expect("a definition");
                violations(inner, root, value, at, found);
                return;
            }
            "type" => {
                let kind = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "number",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                if !(wanted == kind
                    || wanted
                        .as_array()
                        .is_some_and(|kinds| kinds.iter().any(|k| k == kind)))
                {
                    fail(&format!("{kind}, not {wanted}"));
                }
            }
            "const" if value != wanted => fail("not the constant"),
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                fail(&format!("{value} is not one of {wanted}"))
            }
            "const" | "enum" => {}
            "pattern" => {
                // The few patterns are anchored; each is identified by its name in the schema.
                let pattern = wanted.as_str().unwrap();
                if value.as_str().is_some_and(|text| !matches(pattern, text)) {
                    fail(&format!("{value} does not fit {pattern}"));
                }
            }
            "required" => {
                for key in wanted.as_array().unwrap() {
                    if value
                        .as_object()
                        .is_some_and(|map| !map.contains_key(key.as_str().unwrap()))
                    {
                        fail(&format!("no {key}"));
                    }
                }
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object().unwrap();
                let unknown = value
                    .as_object()
                    .into_iter()
                    .flat_map(|map| map.keys())
                    .filter(|key| !known.contains_key(*key));
                unknown.for_each(|key| fail(&format!("unknown {key}")));
            }
            "properties" | "items" | "anyOf" => {}
            other => panic!("the schema uses `{other}`, which this test does not know"),
        }
    }
    for (key, inner) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        if let Some(part) = value.get(key) {
            violations(inner, root, part, &format!("{at}/{key}"), found);
        }
    }
    if let (Some(inner), Some(parts)) = (schema.get("items"), value.as_array()) {
        parts.iter().enumerate().for_each(|(index, part)| {
            violations(inner, root, part, &format!("{at}/{index}"), found)
        });
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let fits = choices.iter().any(|choice| {
            let mut inner = Vec::new();
            violations(choice, root, value, at, &mut inner);
            inner.is_empty()
        });
        if !fits {
            found.push(format!("{at}: fits no choice"));
        }
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let is_id = |text: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !text.is_empty() && !text.starts_with('-') && text.chars().all(plain)
    };
    match pattern {
        "^[a-z0-9][a-z0-9-]*$" => is_id(text),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => text.len() == 10 && text.parse::<Day>().is_ok(),
        "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated)$" => {
            text == "undated" || matches!(text.len(), 4 | 7 | 10)
        }
        "^https://" => text.starts_with("https://"),
        "^[0-9a-f]{16}$" => text.len() == 16 && text.chars().all(|c| c.is_ascii_hexdigit()),
        other => panic!("the schema uses the pattern `{other}`, which this test does not know"),
    }
}

#[test]
fn the_json_fits_its_schema_and_decides_as_moongate_does() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/docs/policy-export.schema.json"
    );
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for policy in [Policy::shipped(), Policy::open_internet()] {
        let document: Value = serde_json::from_str(&json::document(policy).to_string()).unwrap();
        let mut found = Vec::new();
        violations(&schema, &schema, &document, "", &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }
    let policy = Policy::shipped();
    let document = json::document(policy);
    let mut broken = document.clone();
    broken["link_decisions"][0]["effect"] = "ask".into();
    broken["surplus"] = 1.into();
    let mut found = Vec::new();
    violations(&schema, &schema, &broken, "", &mut found);
    assert_eq!(
        found.len(),
        2,
        "the schema must refuse what is wrong: {found:?}"
    );

    let mut decisions: HashMap<[&str; 3], Vec<&Value>> = HashMap::new();
    for row in document["link_decisions"].as_array().unwrap() {
        let key = ["surface", "target", "switch"].map(|key| row[key].as_str().unwrap());
        decisions.entry(key).or_default().push(row);
    }
    let mut asker = Asker::new(policy, 7);
    for _ in 0..QUESTIONS {
        let asked = asker.link();
        let day = asked.day.to_string();
        let holds = |row: &Value| {
            row["from"].as_str().is_none_or(|from| from <= day.as_str())
                && row["until"]
                    .as_str()
                    .is_none_or(|until| day.as_str() <= until)
        };
        let rows = &decisions[&[
            asked.surface.id(),
            policy.target_id(asked.target),
            asked.switch.id(),
        ]];
        let fitting: Vec<_> = rows.iter().filter(|row| holds(row)).collect();
        let verdict = policy.link(&asked);
        assert_eq!(fitting.len(), 1, "{asked:?}");
        assert_eq!(
            (&fitting[0]["effect"], &fitting[0]["rule"]),
            (&verdict.answer.id().into(), &verdict.grounds.rule.into()),
            "{asked:?}"
        );
    }
}

/// A policy with the most difficult texts that a file can have.
const HOSTILE: &str = r#"
format = 1
id = "hostile"
name = { en = "A \"name\", with\nlines -- and 'quotes' */", zh = "名字，“引号”\n与换行" }
about = { en = "| pipes | and `ticks`", zh = "竖线 |" }
source = [{ id = "moongate", title = "it's; DROP TABLE decisions; --", outlet = "a, \"b\"", date = "undated" }]
owner = [{ id = "alibaba", name = { en = "A", zh = "阿" } }]
kind = [{ id = "shop", name = { en = "Shop", zh = "店" } }]
platform = [{ id = "taobao", name = { en = "Tao|bao\n*", zh = "淘宝" }, kind = "shop", owner = "alibaba", hosts = ["taobao.com"] }]
surface = [{ id = "dm", name = { en = "D", zh = "私" } }, { id = "group", name = { en = "G", zh = "群" } }, { id = "moments", name = { en = "M", zh = "圈" } }]
wallet = [{ id = "alipay", name = { en = "A", zh = "支付宝" }, owner = "alibaba" }]
link_rule = [{ id = "rule", effect = "copy_only", certainty = "reported", source = "moongate", reason = { en = "It's \"no\",\nthey say \\ 'so'\t;", zh = "他们说：“不行”，\n就这样。\u0007" } }]
wallet_rule = [{ id = "pay", merchants = ["taobao"], state = "accepted", certainty = "reported", source = "moongate", reason = { en = "${x} {{y}} %s", zh = "能" } }]
"#;

#[test]
fn no_words_of_a_policy_break_an_export() {
    let (policy, _) =
        Policy::load("hostile.toml", HOSTILE).unwrap_or_else(|errors| panic!("{}", errors[0]));
    let reason = &policy.link_rule("rule").unwrap().reason;
    let asked = LinkQuestion {
        day: Day::DEFAULT,
        surface: Surface::Dm,
        target: policy.target_by_id("taobao").unwrap(),
        switch: Switch::Default,
    };
    let (_schema, _warnings) = Schema::from_cedarschema_str(&cedar::schema(&policy)).unwrap();
    let cedar = Cedar::new(&policy);
    let said = cedar.said(&cedar.link(&policy, &asked), ["reason", "reason_zh"]);
    assert_eq!(said, [reason.en.to_string(), reason.zh.to_string()]);

    let database = database(&policy);
    let sql = "SELECT reason_en, reason_zh FROM decisions WHERE rule_id = 'rule' LIMIT 1";
    let said: [String; 2] = database
        .query_one(sql, [], |row| Ok([row.get(0)?, row.get(1)?]))
        .unwrap();
    assert_eq!(said, [reason.en.to_string(), reason.zh.to_string()]);

    let document: Value = serde_json::from_str(&json::document(&policy).to_string()).unwrap();
    assert_eq!(
        document["link_rules"][0]["reason"]["en"],
        Value::from(reason.en.to_string())
    );

    for lang in [Lang::En, Lang::Zh] {
        let text = markdown::tables(
            &policy,
            Day::DEFAULT,
            Switches::default(),
            (&HEADINGS, lang),
        );
        let rows: Vec<_> = text.lines().filter(|line| line.starts_with('|')).collect();
        // Heading, rule and three targets with four columns; heading, rule and one merchant with
        // two.
        let columns = |line: &str| line.replace("\\|", "").matches('|').count() - 1;
        assert_eq!(
            rows.iter().map(|row| columns(row)).collect::<Vec<_>>(),
            [4, 4, 4, 4, 4, 2, 2, 2],
            "{text}"
        );
    }
}

#[test]
fn the_markdown_names_every_rule_and_source_that_it_cites() {
    let policy = Policy::shipped();
    let text = markdown::tables(
        policy,
        Day::DEFAULT,
        Switches::default(),
        (&HEADINGS, Lang::En),
    );
    assert!(text.contains("| Taobao | notice ("), "{text}");
    assert!(text.contains("KrASIA") && text.contains("*assumption*"));
    let cited = text
        .split("(`")
        .skip(1)
        .filter_map(|rest| rest.split('`').next());
    for rule in cited.filter(|rule| *rule != "default") {
        assert!(text.contains(&format!("- `{rule}`: ")), "{rule}");
    }
}
