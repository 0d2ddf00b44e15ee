#pragma once

#include <string>
#include <vector>

#include "events/text/markup.h"

namespace dateline::events {

/// What a page says of itself beside its text. Empty where it does not.
struct PageMetadata {
  std::string title;
  std::string author;
  std::string publisher;
  std::string url;       ///< canonical
  std::string language;  ///< ISO 639-1
  std::string body;      ///< of the article, as schema.org's articleBody

  /// Dates of publication that are given, with where they stand; the most telling first. As written.
  struct Date {
    std::string text;
    std::string field;
  };
  std::vector<Date> published;
};

/// Reads OpenGraph, schema.org (JSON-LD and microdata), Dublin Core and the usual meta tags, `time` elements and the
/// canonical link of a page.
[[nodiscard]] PageMetadata page_metadata(const xmlNode* root);

}  // namespace dateline::events
