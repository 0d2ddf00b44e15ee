#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/resources.h"
#include "events/extract/reader.h"
#include "events/text/document_reader.h"

namespace dateline::events {

/// The reader that the program uses: the built gazetteer and the word lists of the tree. Made once.
inline std::shared_ptr<const Reader> test_reader() {
  static const std::shared_ptr<const Reader> reader = [] {
    const auto gazetteer = geo::Gazetteer::open(resource_folder() / "gazetteer.index");
    REQUIRE(gazetteer.has_value());
    auto made = Reader::create(*gazetteer, resource_folder() / "lexicons");
    REQUIRE(made.has_value());
    return *made;
  }();
  return reader;
}

inline Document test_document(const std::string& text, const std::string& published) {
  DocumentOptions options;
  if (!published.empty()) {
    const auto day = parse_time(published);
    REQUIRE(day.has_value());
    options.published = *day;
  }
  auto document = read_document(text, "test", options);
  REQUIRE(document.has_value());
  return std::move(*document);
}

/// What the reader tells of a text that was published on this day, a Wednesday.
inline std::vector<Claim> claims_of(const std::string& text, const std::string& published = "2023-08-16") {
  INFO(text);
  return test_reader()->read(test_document(text, published)).claims;
}

}  // namespace dateline::events
