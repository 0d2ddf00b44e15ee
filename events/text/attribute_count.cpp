#include "events/text/attribute_count.h"

#include <algorithm>
#include <string>

#include "events/text/new_document.h"

namespace dateline::events {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void AttributeCount::look_at(char c) {
  switch (at_) {
    case At::text:
      at_ = c == '<' ? At::name : At::text;
      count_ = 0;
      blank_ = false;
      before_ = '<';
      return;
    case At::name:  // what follows a "<"
      at_ = is_letter(c) ? At::tag : c == '<' ? At::name : At::text;
      return;
    case At::quoted:
      at_ = c == quote_ ? At::tag : At::quoted;
      return;
    case At::tag:
      break;
  }
  if (c == '>') {
    at_ = At::text;
  } else if (kBlank.find(c) != std::string_view::npos) {
    blank_ = true;
  } else {
    // A name behind a blank, and what stands right behind a value: each mark of equality is of an attribute.
    count_ += (blank_ && before_ != '=' && c != '=' ? 1 : 0) + (c == '=' ? 1 : 0);
    if ((c == '"' || c == '\'') && before_ == '=') {
      at_ = At::quoted;
      quote_ = c;
    }
    before_ = c;
    blank_ = false;
    too_many_ = too_many_ || count_ > 2 * kMost;
  }
}

bool AttributeCount::add(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size() && !too_many_; ++i) {
    if (at_ == At::text) {
      i = std::min(piece.find('<', i), piece.size());
      if (i == piece.size()) {
        break;
      }
    }
    look_at(piece[i]);
  }
  return !too_many_;
}

bool has_too_many_attributes(std::string_view page) {
  AttributeCount count;
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    if (page.substr(at).starts_with("<!--")) {
      at = std::min(page.find("-->", at), page.size());
      continue;
    }
    const std::string name = to_lower_ascii(page.substr(at + 1, 6));
    const std::string_view raw = name == "script" ? "</script" : name.starts_with("style") ? "</style" : "";
    for (bool more = true; more && at < page.size(); ++at) {
      if (!count.add(page.substr(at, 1))) {
        return true;
      }
      more = count.in_tag();
    }
    while (!raw.empty() && at < page.size() && to_lower_ascii(page.substr(at, raw.size())) != raw) {
      at = std::min(page.find('<', at + 1), page.size());
    }
  }
  return false;
}

}  // namespace dateline::events
