// Pages: the article without what stands around it, dated and credited by the page's metadata.
#include <algorithm>

#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/main_content.h"
#include "events/text/markup_text.h"
#include "events/text/new_document.h"
#include "events/text/page_metadata.h"

namespace dateline::events {

namespace {

std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (kBlank.find(c) == std::string_view::npos) {
      words += c;
    }
  }
  return words;
}

// The headline above the article, unless one of its first lines is the same.
std::string with_headline(const std::string& title, std::string article) {
  const std::string words = words_of(title);
  constexpr int kFirstLines = 8;
  std::size_t begin = 0;
  for (int line = 0; line < kFirstLines && begin < article.size(); ++line) {
    const std::size_t end = std::min(article.find('\n', begin), article.size());
    if (words_of(std::string_view(article).substr(begin, end - begin)) == words) {
      return article;
    }
    begin = end + 1;
  }
  return words.empty() ? article : title + "\n\n" + article;
}

Result<Document> read_page(std::string bytes, const Source& source, std::string_view charset) {
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  Result<DecodedText> decoded = decode_markup(bytes, declared, source.name);
  if (!decoded) {
    return tl::make_unexpected(decoded.error());
  }
  const Result<Markup> markup = parse_html(decoded->text, source.name);
  if (!markup) {
    return tl::make_unexpected(markup.error());
  }
  const xmlNode* root = *markup ? xmlDocGetRootElement(markup->get()) : nullptr;
  if (root == nullptr) {
    return without_text(source.name, "is a page without text");
  }
  PageMetadata metadata = page_metadata(root);
  std::string article = main_content(root);
  // Pages that a program of theirs fills keep their text in their metadata.
  if (metadata.body.size() > 2 * article.size()) {
    article = metadata.body;
  }
  if (is_blank(article)) {
    return without_text(source.name, "is a page without text");
  }
  Document document =
      new_document(std::move(bytes), {with_headline(metadata.title, std::move(article)), decoded->encoding},
                   source.name, source.options);
  document.title = std::move(metadata.title);
  document.author = std::move(metadata.author);
  document.url = std::move(metadata.url);
  document.language = std::move(metadata.language);
  if (!metadata.publisher.empty()) {
    document.publisher = std::move(metadata.publisher);
  }
  for (const PageMetadata::Date& date : metadata.published) {
    if (date_by_metadata(document, date.text, date.field)) {
      break;
    }
  }
  return document;
}

}  // namespace

bool read_html(std::string bytes, const Source& source, std::string_view charset) {
  return source.sink(read_page(std::move(bytes), source, charset));
}

}  // namespace dateline::events
