//! Schemes × letter case × white space × control characters: only `http` and `https` are ever
//! openable, in a sentence or alone.

use moongate::links::{Openable, find, read_address};

use super::table::hosts;

/// Registered and widespread schemes; `vnd.youtube` is left out, since it is also a host.
const SCHEMES: &str = "aaa about acap acct afp alipays android-app apt attachment bitcoin blob bolo cap chrome chrome-extension cid \
    coap coaps com-eventbrite-attendee content crid cvs dab data dav device-info dict dns ed2k edge facetime feed file filesystem finger \
    fish ftp ftps geo git git+https git+ssh gopher h323 hcp hxxp hxxps iax icap im imap info intent ipp irc ircs iris itms itms-apps \
    jar javascript jms keyparc ldap ldaps livescript magnet mailto maps market message mhtml mid mms mocha ms-access ms-browser-extension \
    ms-calculator ms-excel ms-msdt ms-officecmd ms-search ms-settings ms-word msnim mtqp mumble mvn news nfs ni nntp notes oid opera \
    pack paparazzi payto pkcs11 platform pop pres prospero proxy pwid qb query res resource rmi rsync rtmp rtsp s3 search search-ms \
    secondlife service session sftp shell shttp sip sips skype smb sms snmp snssdk1128 soap.beep spotify ssh steam stun svn tag taobao \
    tbopen teamspeak tel telnet tftp tg tip tmall turn tv udp unreal urn ut2004 vbscript vemmi ventrilo view-source wais \
    webcal wechat weixin whatsapp ws wss wtai wyciwyg xcon xmlrpc.beep xmpp xri ymsgr z39.50r";

fn letter_cases(scheme: &str) -> [String; 3] {
    let mixed = scheme
        .chars()
        .enumerate()
        .map(|(i, c)| {
            if i % 2 == 0 {
                c.to_ascii_uppercase()
            } else {
                c
            }
        })
        .collect();
    [scheme.to_owned(), scheme.to_ascii_uppercase(), mixed]
}

/// The variants of `word` with something inserted between its characters.
fn spoiled(word: &str) -> Vec<String> {
    let mut texts = vec![word.to_owned()];
    let slips = [
        '\t', '\n', '\r', ' ', '\0', '\u{1}', '\u{B}', '\u{1F}', '\u{7F}', '\u{85}', '\u{A0}',
        '\u{AD}', '\u{200B}', '\u{202E}', '\u{2028}', '\u{FEFF}',
    ];
    for slip in slips {
        texts.push(format!("{slip}{word}"));
        texts.push(format!("{word}{slip}"));
        let (first, rest) = word.split_at(1);
        texts.push(format!("{first}{slip}{rest}"));
    }
    texts
}

#[test]
fn no_other_scheme_is_openable() {
    let mut tried = 0;
    for scheme in SCHEMES.split_whitespace() {
        for cased in letter_cases(scheme) {
            for word in spoiled(&cased) {
                for behind in [":", "://", ":/", ":\\\\", "\t://", ":\n//", ":%2F%2F"] {
                    let text = format!("{word}{behind}alert(1)/x");
                    tried += 1;
                    for found in read_address(&text, hosts())
                        .iter()
                        .chain(&find(&text, hosts()))
                    {
                        assert_eq!(Openable::from_found(found), None, "{text:?}");
                    }
                }
            }
        }
    }
    assert!(tried > 150_000, "{tried} texts");
}

#[test]
fn http_and_https_are_openable_in_any_letter_case() {
    for scheme in ["http", "https"] {
        for cased in letter_cases(scheme) {
            let text = format!("  {cased}://example.com/x\n");
            let opened =
                read_address(&text, hosts()).and_then(|found| Openable::from_found(&found));
            assert_eq!(
                opened.unwrap().as_str(),
                format!("{scheme}://example.com/x")
            );
        }
    }
}
