#include "events/text/text_structure.h"

#include <algorithm>

#include "base/ascii.h"
#include "events/text/paragraphs.h"
#include "events/text/passages.h"
#include "events/text/tokens.h"

namespace dateline::events {

namespace {

// The first of `items`, which are in order and do not overlap, that ends after `byte`.
template <class Item>
std::size_t first_ending_after(const std::vector<Item>& items, std::uint32_t byte) {
  const auto found =
      std::partition_point(items.begin(), items.end(), [byte](const Item& item) { return item.span.end <= byte; });
  return static_cast<std::size_t>(found - items.begin());
}

std::vector<WordKey> keys_of(const TextStructure& structure) {
  std::vector<WordKey> keys;
  keys.reserve(structure.tokens.size());
  for (std::size_t i = 0; i < structure.tokens.size(); ++i) {
    const bool punctuation = structure.tokens[i].kind == Token::Kind::punctuation;
    keys.push_back(punctuation ? 0 : word_key(structure.lower_of(i)));
  }
  return keys;
}

}  // namespace

Passage::Kind TextStructure::kind_at(std::uint32_t byte) const {
  const std::size_t i = first_ending_after(passages, byte);
  return i < passages.size() && passages[i].span.begin <= byte ? passages[i].kind : Passage::Kind::body;
}

std::size_t TextStructure::sentence_at(std::uint32_t byte) const {
  const std::size_t i = first_ending_after(sentences, byte);
  return i < sentences.size() && sentences[i].span.begin <= byte ? i : sentences.size();
}

std::size_t TextStructure::token_at(std::uint32_t byte) const {
  return first_ending_after(tokens, byte);
}

TextStructure analyse_text(std::string_view text) {
  TextStructure structure;
  structure.lower = ascii_lower(text);
  structure.tokens = tokenise(text);
  structure.keys = keys_of(structure);
  structure.paragraphs = split_paragraphs(text);
  find_passages(text, structure);
  return structure;
}

}  // namespace dateline::events
