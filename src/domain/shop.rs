//! Storefronts with their products, mock pages, and finding both by address. Knows no platform rules
//! and no wallet.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Money, ProductId, Text};

/// The delivery address of the first order, unless the user types another one; demo content.
pub const DEMO_ADDRESS: Text = Text::new("7 Moon Gate Lane, Garden District", "花园区月洞门巷7号");

/// Layout of a storefront.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Cards side by side.
    Grid,
    /// One row for each, with its details.
    List,
    /// Ticket stubs.
    Tickets,
    /// A menu, as in a restaurant.
    Menu,
    /// Upright covers on a shelf.
    Shelf,
}

/// One shop of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storefront {
    /// The merchant's id in the policy, such as `eleme`; the policy has its name too.
    pub id: String,
    /// One line below the name.
    pub tagline: Text,
    /// Layout of the products.
    pub layout: Layout,
    /// Hue of its accent, in degrees from 0 to 360.
    pub hue: u16,
    /// Delivery fee per order; zero if nothing is delivered.
    pub fee: Money,
    /// Its products.
    pub products: Vec<Product>,
}

/// Something to buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Stable id, such as `taobao-teapot`; no two shops share one.
    pub id: ProductId,
    /// Name.
    pub name: Text,
    /// One or two sentences about it.
    pub detail: Text,
    /// Price of one.
    pub price: Money,
    /// Name of an outline icon, such as `tea-bag`.
    pub icon: String,
    /// The seller on this platform.
    pub seller: Text,
    /// The addresses that lead to it, the usual one first.
    pub links: Vec<String>,
    /// The Tao passwords that lead to it, without their currency signs.
    pub tao_passwords: Vec<String>,
}

/// Kind of a mock page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A video.
    Video,
    /// Something to read.
    Article,
    /// Something to listen to.
    Music,
    /// The page of a person.
    Profile,
}

/// The page shown for an address that leads to nothing one can buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MockPage {
    /// Its address.
    pub address: String,
    /// Kind of the page.
    pub kind: PageKind,
    /// Its title.
    pub title: Text,
    /// Its text, a few sentences.
    pub text: Text,
    /// Name of the illustration, such as `garden`.
    pub picture: String,
    /// Its author.
    pub author: Text,
}

/// All storefronts and pages, with look-ups.
///
/// An address is found by its host, its path, and the part of the query that the listed address
/// names: scheme, letter case of the host, fragment, a slash at the end and any further query
/// (such as the referrer) do not count.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    storefronts: Vec<Storefront>,
    pages: Vec<MockPage>,
    products: HashMap<ProductId, Shelf>,
    tao_passwords: HashMap<String, Shelf>,
    addresses: HashMap<Place, Vec<Listed>>,
}

/// Position of a product: the index of its storefront, and its index there.
type Shelf = (usize, usize);

/// Host and path of an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Place {
    host: String,
    path: String,
}

/// An address in the form in which it is compared: two that differ only in scheme, letter case of
/// the host, fragment, a slash at the end or the order of the query are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ComparableAddress {
    place: Place,
    query: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
struct Listed {
    query: Vec<(String, String)>,
    leads_to: LeadsTo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeadsTo {
    Product(Shelf),
    Page(usize),
}

impl Catalogue {
    /// A catalogue of these. Where two claim the same id, address or Tao password, the first has
    /// it.
    pub fn new(storefronts: Vec<Storefront>, pages: Vec<MockPage>) -> Self {
        let mut catalogue = Self::default();
        for (shop, storefront) in storefronts.iter().enumerate() {
            for (place, product) in storefront.products.iter().enumerate() {
                let shelf = (shop, place);
                catalogue
                    .products
                    .entry(product.id.clone())
                    .or_insert(shelf);
                for code in &product.tao_passwords {
                    catalogue.tao_passwords.entry(code.clone()).or_insert(shelf);
                }
                for link in &product.links {
                    catalogue.list(link, LeadsTo::Product(shelf));
                }
            }
        }
        for (place, page) in pages.iter().enumerate() {
            catalogue.list(&page.address, LeadsTo::Page(place));
        }
        Self {
            storefronts,
            pages,
            ..catalogue
        }
    }

    /// The storefronts, in their order of showing.
    pub fn storefronts(&self) -> &[Storefront] {
        &self.storefronts
    }

    /// The pages.
    #[cfg(feature = "testing")]
    pub fn pages(&self) -> &[MockPage] {
        &self.pages
    }

    /// The storefront of a merchant.
    pub fn storefront(&self, merchant: &str) -> Option<&Storefront> {
        self.storefronts
            .iter()
            .find(|storefront| storefront.id == merchant)
    }

    /// A product with its storefront.
    pub fn product(&self, id: &ProductId) -> Option<(&Storefront, &Product)> {
        self.on_shelf(*self.products.get(id)?)
    }

    /// The product that an address leads to, with its storefront.
    pub fn product_for_address(&self, address: &str) -> Option<(&Storefront, &Product)> {
        match self.find(address)? {
            LeadsTo::Product(shelf) => self.on_shelf(shelf),
            LeadsTo::Page(_) => None,
        }
    }

    /// The product that a Tao password leads to, with its storefront. `code` comes without the
    /// currency signs.
    pub fn product_for_tao_password(&self, code: &str) -> Option<(&Storefront, &Product)> {
        self.on_shelf(*self.tao_passwords.get(code)?)
    }

    /// The mock page of an address.
    pub fn page_for_address(&self, address: &str) -> Option<&MockPage> {
        match self.find(address)? {
            LeadsTo::Product(_) => None,
            LeadsTo::Page(place) => self.pages.get(place),
        }
    }

    fn list(&mut self, address: &str, leads_to: LeadsTo) {
        let ComparableAddress { place, query } = ComparableAddress::of(address);
        self.addresses
            .entry(place)
            .or_default()
            .push(Listed { query, leads_to });
    }

    fn find(&self, address: &str) -> Option<LeadsTo> {
        let asked = ComparableAddress::of(address);
        let listed = self.addresses.get(&asked.place)?.iter();
        let matching =
            listed.filter(|listed| listed.query.iter().all(|pair| asked.query.contains(pair)));
        // The listed address that names most of the query; of equals the first.
        matching
            .rev()
            .max_by_key(|listed| listed.query.len())
            .map(|listed| listed.leads_to)
    }

    fn on_shelf(&self, (shop, place): Shelf) -> Option<(&Storefront, &Product)> {
        let storefront = self.storefronts.get(shop)?;
        Some((storefront, storefront.products.get(place)?))
    }
}

impl ComparableAddress {
    /// Takes an address apart. Any text has such a form; one that is no web address equals no
    /// listed one.
    pub fn of(address: &str) -> Self {
        let is_web = |scheme: &str| {
            scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
        };
        let address = address
            .split_once("://")
            .filter(|(scheme, _)| is_web(scheme))
            .map_or(address, |(_, rest)| rest);
        let address = address
            .split_once('#')
            .map_or(address, |(before, _)| before);
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let host = host.to_ascii_lowercase();
        let host = host
            .strip_suffix(":443")
            .or_else(|| host.strip_suffix(":80"))
            .unwrap_or(&host)
            .trim_end_matches('.');
        let mut query: Vec<(String, String)> = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        query.sort();
        Self {
            place: Place {
                host: host.to_owned(),
                path: path.trim_end_matches('/').to_owned(),
            },
            query,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(id: &str, links: &[&str]) -> Product {
        Product {
            id: id.into(),
            name: Text::new("a thing", "东西"),
            detail: Text::default(),
            price: Money::fen(100),
            icon: "gift".to_owned(),
            seller: Text::default(),
            links: links.iter().map(|&link| link.to_owned()).collect(),
            tao_passwords: vec![format!("{id}-code")],
        }
    }

    fn catalogue() -> Catalogue {
        let storefront = |id: &str, products| Storefront {
            id: id.to_owned(),
            tagline: Text::default(),
            layout: Layout::Grid,
            hue: 0,
            fee: Money::fen(0),
            products,
        };
        let page = MockPage {
            address: "https://www.example.org/wiki/Gate".to_owned(),
            kind: PageKind::Article,
            title: Text::new("Gate", "门"),
            text: Text::default(),
            picture: "garden".to_owned(),
            author: Text::default(),
        };
        Catalogue::new(
            vec![
                storefront(
                    "taobao",
                    vec![
                        product(
                            "pot",
                            &[
                                "https://item.taobao.com/item.htm?id=1",
                                "https://m.tb.cn/h.5pot",
                            ],
                        ),
                        product(
                            "red-pot",
                            &["https://item.taobao.com/item.htm?id=1&sku=red"],
                        ),
                    ],
                ),
                storefront(
                    "jd",
                    vec![
                        product("kettle", &["https://item.jd.com/7.html"]),
                        product("pot", &["https://item.jd.com/8.html"]),
                    ],
                ),
            ],
            vec![page],
        )
    }

    #[test]
    fn an_address_leads_to_its_product_however_it_is_written() {
        let catalogue = catalogue();
        let cases = [
            ("https://item.taobao.com/item.htm?id=1", Some("pot")),
            ("http://ITEM.taobao.com:80/item.htm?id=1#top", Some("pot")),
            (
                "item.taobao.com./item.htm?spm=a2.1&id=1&from=chat",
                Some("pot"),
            ),
            (
                "https://item.taobao.com/item.htm?sku=red&id=1",
                Some("red-pot"),
            ),
            (
                "https://item.taobao.com/item.htm?id=1&sku=blue",
                Some("pot"),
            ),
            ("https://m.tb.cn/h.5pot/?tk=Abc", Some("pot")),
            ("https://item.jd.com/7.html", Some("kettle")),
            (
                "item.jd.com/7.html?from=https://item.jd.com/8.html",
                Some("kettle"),
            ),
            ("https://item.taobao.com/item.htm?id=12", None),
            ("ftp://item.jd.com/7.html", None),
            ("https://item.jd.com@evil.example/7.html", None),
            ("https://item.taobao.com/item.htm", None),
            ("https://item.taobao.com.evil.example/item.htm?id=1", None),
            (
                "https://evil.example/https://item.taobao.com/item.htm?id=1",
                None,
            ),
            ("https://item.taobao.com/ITEM.htm?id=1", None),
            ("https://www.example.org/wiki/Gate", None),
            ("", None),
        ];
        for (address, expected) in cases {
            let found = catalogue
                .product_for_address(address)
                .map(|(_, product)| product.id.as_str());
            assert_eq!(found, expected, "{address}");
        }
    }

    #[test]
    fn pages_are_found_and_are_no_products() {
        let catalogue = catalogue();
        let title = |address| {
            catalogue
                .page_for_address(address)
                .map(|page| page.title.en.as_ref())
        };
        assert_eq!(
            title("http://www.example.org/wiki/Gate/?lang=en"),
            Some("Gate")
        );
        assert_eq!(title("https://www.example.org/wiki"), None);
        assert_eq!(title("https://item.jd.com/7.html"), None);
    }

    #[test]
    fn a_product_is_found_with_its_storefront() {
        let catalogue = catalogue();
        let shop = |found: Option<(&Storefront, &Product)>| {
            found.map(|(storefront, _)| storefront.id.clone())
        };
        assert_eq!(
            shop(catalogue.product(&"kettle".into())).as_deref(),
            Some("jd")
        );
        assert_eq!(
            shop(catalogue.product(&"pot".into())).as_deref(),
            Some("taobao"),
            "of two with one id the first has it"
        );
        assert_eq!(
            shop(catalogue.product_for_tao_password("kettle-code")).as_deref(),
            Some("jd")
        );
        assert_eq!(shop(catalogue.product(&"no-such".into())), None);
        assert_eq!(shop(catalogue.product_for_tao_password("no-such")), None);
        assert!(catalogue.storefront("jd").is_some() && catalogue.storefront("no-such").is_none());
    }
}
