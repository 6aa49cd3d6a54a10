//! The Wallet tab: balances, transactions, spending, statements.

use super::{Lang, words};

words! {
    BALANCES: "Balances", "余额";
    TRANSACTIONS: "Transactions", "交易记录";
    SPENDING: "Spending", "支出";
    DEMONSTRATOR: "Demonstrator", "演示者";
    SECTIONS: "Parts of the wallet", "钱包的各部分";
    TOP_UP: "Top up", "充值";
    TOP_UP_TEXT: "From the demo bank. Max ¥50,000 per top-up.", "由演示银行转入，每次最多 ¥50,000。";
    AMOUNT: "Amount", "金额";
    NO_AMOUNT: "Enter an amount such as 12 or 12.80, max 50000", "请输入金额，例如 12 或 12.80，最多 50000";
    WHERE_HINT: "Click a shop to see why", "点击店铺查看原因";
    ALL: "All", "全部";
    BY_WALLET: "Transactions of", "按钱包";
    BY_KIND: "Kind", "类型";
    SEARCH: "Search transactions", "搜索交易";
    NO_TRANSACTION: "No transaction matches", "没有匹配的交易";
    BY_MONTH: "By month of the policy date, less refunds", "按演示日期所在月份，已扣除退款";
    NO_SPENDING: "No spending yet", "还没有支出";
    BALANCE_AFTER: "balance", "余额";
    FROM_BANK: "From the bank", "银行转入";
    AT_START: "Opening balance", "期初";
    SAVE_CSV: "Statement as CSV", "导出对账单 CSV";
    SAVE_JSON: "Statement as JSON", "导出对账单 JSON";
    STATEMENT: "Statement", "对账单";
    STATEMENT_TEXT: "Every ledger entry with its postings, its order and the rule that allowed it, as a file in the data folder.",
        "账本中的每一笔，含分录、订单及放行规则，保存为数据文件夹中的文件。";
    MOCK: "Mock balances. No real money.", "模拟余额，均非真实资金。";
}

/// "Taken at 8 of 13 shops".
pub fn accepted_at(lang: Lang, count: usize, all: usize) -> String {
    match lang {
        Lang::En => format!("Accepted at {count} of {all} shops"),
        Lang::Zh => format!("{all} 家店铺中 {count} 家可用"),
    }
}

/// The name of a wallet's button in a list of equals: "Top up Alipay".
pub fn top_up_what(lang: Lang, wallet: &str) -> String {
    match lang {
        Lang::En => format!("Top up {wallet}"),
        Lang::Zh => format!("为{wallet}充值"),
    }
}
