#[test]
fn everything_loads() {
    assert!(super::conversations(0).is_ok());
}
