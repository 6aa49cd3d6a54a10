//! Reads storefronts with their products, and mock pages. Reports the error of a file; corrects
//! none.

use std::collections::HashSet;
use std::hash::Hash;

use serde::Deserialize;
use toml::Spanned;

use super::content::{ContentError, ContentFile};
use crate::domain::{
    Catalogue, ComparableAddress, Layout, MockPage, Money, PageKind, Product, Storefront,
    TaoPasswordForm, Text,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopsFile {
    storefront: Vec<StorefrontEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StorefrontEntry {
    id: Spanned<String>,
    tagline: Text,
    layout: Layout,
    hue: Spanned<u16>,
    fee: Spanned<i64>,
    #[serde(default)]
    product: Vec<ProductEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductEntry {
    id: Spanned<String>,
    name: Text,
    detail: Text,
    price: Spanned<i64>,
    icon: String,
    seller: Text,
    links: Vec<Spanned<String>>,
    #[serde(default)]
    tao_passwords: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PagesFile {
    page: Vec<PageEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageEntry {
    address: Spanned<String>,
    kind: PageKind,
    title: Text,
    text: Text,
    picture: String,
    author: Text,
}

/// Reads a file of `[[storefront]]` entries, each with its `[[storefront.product]]` entries, and a
/// file of `[[page]]` entries.
///
/// # Errors
/// Wrong TOML, an id, address or Tao password used twice, an amount below zero, a hue above 359, an
/// address that is not on the web, or a Tao password of another form.
pub fn read_catalogue(
    shops: ContentFile<'_>,
    pages: ContentFile<'_>,
) -> Result<Catalogue, ContentError> {
    let mut storefronts: Vec<Storefront> = Vec::new();
    let mut unique = Unique::default();
    for entry in shops.parse::<ShopsFile>()?.storefront {
        storefronts.push(storefront(shops, entry, &mut unique)?);
    }
    let mut mock_pages = Vec::new();
    for entry in pages.parse::<PagesFile>()?.page {
        let address = address(pages, entry.address, &mut unique)?;
        let PageEntry {
            kind,
            title,
            text,
            picture,
            author,
            ..
        } = entry;
        mock_pages.push(MockPage {
            address,
            kind,
            title,
            text,
            picture,
            author,
        });
    }
    Ok(Catalogue::new(storefronts, mock_pages))
}

/// Values that must be unique in a catalogue.
#[derive(Default)]
struct Unique {
    storefronts: HashSet<String>,
    products: HashSet<String>,
    addresses: HashSet<ComparableAddress>,
    tao_passwords: HashSet<String>,
}

fn storefront(
    file: ContentFile<'_>,
    entry: StorefrontEntry,
    unique: &mut Unique,
) -> Result<Storefront, ContentError> {
    if *entry.hue.as_ref() >= 360 {
        return Err(file.error(
            &entry.hue.span(),
            "a hue is a number of degrees from 0 to 359",
        ));
    }
    let id = once(file, entry.id, &mut unique.storefronts, str::to_owned)?;
    let fee = amount(file, &entry.fee)?;
    let products = entry
        .product
        .into_iter()
        .map(|entry| product(file, entry, unique))
        .collect::<Result<_, _>>()?;
    Ok(Storefront {
        id,
        tagline: entry.tagline,
        layout: entry.layout,
        hue: entry.hue.into_inner(),
        fee,
        products,
    })
}

fn product(
    file: ContentFile<'_>,
    entry: ProductEntry,
    unique: &mut Unique,
) -> Result<Product, ContentError> {
    let id = once(file, entry.id, &mut unique.products, str::to_owned)?;
    let price = amount(file, &entry.price)?;
    let links = entry
        .links
        .into_iter()
        .map(|link| address(file, link, unique))
        .collect::<Result<_, _>>()?;
    let mut tao_passwords = Vec::with_capacity(entry.tao_passwords.len());
    for code in entry.tao_passwords {
        if code.as_ref().len() != TaoPasswordForm::default().length()
            || !code
                .as_ref()
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric())
        {
            let message = "a Tao password is eleven letters or digits, here without the currency signs around them";
            return Err(file.error(&code.span(), message));
        }
        tao_passwords.push(once(file, code, &mut unique.tao_passwords, str::to_owned)?);
    }
    let ProductEntry {
        name,
        detail,
        icon,
        seller,
        ..
    } = entry;
    Ok(Product {
        id: id.as_str().into(),
        name,
        detail,
        price,
        icon,
        seller,
        links,
        tao_passwords,
    })
}

fn amount(file: ContentFile<'_>, fen: &Spanned<i64>) -> Result<Money, ContentError> {
    if *fen.as_ref() < 0 {
        return Err(file.error(
            &fen.span(),
            "an amount can't be below zero; it is written in fen, 1280 for ¥12.80",
        ));
    }
    Ok(Money::fen(*fen.as_ref()))
}

fn address(
    file: ContentFile<'_>,
    address: Spanned<String>,
    unique: &mut Unique,
) -> Result<String, ContentError> {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.as_ref().starts_with(scheme));
    if !is_web || !address.as_ref().bytes().all(|byte| byte.is_ascii_graphic()) {
        let message = "an address begins with `https://` or `http://` and holds only ASCII letters, digits and signs";
        return Err(file.error(&address.span(), message));
    }
    once(file, address, &mut unique.addresses, ComparableAddress::of)
}

/// Returns the text, if its `key` is new.
fn once<K: Eq + Hash>(
    file: ContentFile<'_>,
    text: Spanned<String>,
    known: &mut HashSet<K>,
    key: fn(&str) -> K,
) -> Result<String, ContentError> {
    if known.insert(key(text.as_ref())) {
        Ok(text.into_inner())
    } else {
        Err(file.error(
            &text.span(),
            format!("`{}` is used twice; each must be unique", text.as_ref()),
        ))
    }
}
