//! The feed.

use super::{Lang, words};

words! {
    NEW_POST: "New post", "发表";
    PUBLISH: "Publish", "发表";
    PUBLISH_EMPTY: "Enter some text or add a picture first", "请先输入文字或添加图片";
    POST_TITLE: "New post in Moments", "发表到朋友圈";
    POST_TEXT: "Text of the post", "内容";
    POST_HINT: "What is on your mind? Links work too", "这一刻的想法……也可以贴链接";
    PICTURES: "Pictures", "图片";
    PICTURES_HINT: "Up to three", "最多三张";
    LIKE: "Like", "赞";
    UNLIKE: "Unlike", "取消赞";
    COMMENT: "Comment", "评论";
    WRITE_COMMENT: "Write a comment", "写评论";
    SEND_COMMENT: "Send comment", "发送评论";
    EMPTY: "No posts yet. Publish the first one", "还没有动态，发表第一条吧";
}

/// A control of one post, for a screen reader: "Like: Lin Mei's post".
pub fn of_post(lang: Lang, control: &str, author: &str) -> String {
    match lang {
        Lang::En => format!("{control}: {author}'s post"),
        Lang::Zh => format!("{control}：{author}的动态"),
    }
}

/// The name of a picture, for a screen reader.
pub fn picture(lang: Lang, name: &str) -> String {
    let word = |en: &str, zh: &str| match lang {
        Lang::En => en.to_owned(),
        Lang::Zh => zh.to_owned(),
    };
    match name {
        "tea" => word("A cup of tea", "一杯茶"),
        "garden" => word("A garden", "园林"),
        "noodles" => word("A bowl of noodles", "一碗面"),
        "city" => word("A city at night", "城市夜景"),
        "bookshelf" => word("A bookshelf", "书架"),
        "bicycle" => word("A bicycle", "自行车"),
        "cat" => word("A cat", "猫"),
        "mountains" => word("Mountains", "山"),
        "lantern" => word("A lantern", "灯笼"),
        "concert" => word("A concert", "音乐会"),
        "groceries" => word("Groceries", "买的菜"),
        "cinema" => word("A cinema", "电影院"),
        "sneakers" => word("Sneakers", "运动鞋"),
        "rain" => word("Rain", "下雨"),
        "dumplings" => word("Dumplings", "饺子"),
        "moon" => word("The moon", "月亮"),
        other => other.to_owned(),
    }
}
