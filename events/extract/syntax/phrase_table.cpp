#include "events/extract/syntax/phrase_table.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace dateline::events {

namespace {

constexpr std::size_t kMaxGap = 3;

std::size_t edge_hash(std::uint32_t node, WordId word) {
  const std::uint64_t mixed = ((static_cast<std::uint64_t>(node) << 32) | word) * 0x9E3779B97F4A7C15;
  return static_cast<std::size_t>(mixed >> 32);
}

}  // namespace

std::string lower_word(std::string_view word) {
  std::string lower;
  lower.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 3) == "\xe2\x80\x99") {
      lower += '\'';
      i += 2;
    } else {
      const char c = word[i];
      lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return lower;
}

WordId Vocabulary::add(std::string_view word) {
  WordId& id = ids_[lower_word(word)];
  if (id == 0) {
    id = static_cast<WordId>(ids_.size());
  }
  return id;
}

WordId Vocabulary::find(std::string_view word) const {
  const std::string lower = ascii_lower(word);
  return find_lower(lower, word_key(lower));
}

WordId Vocabulary::find_lower(std::string_view lower, WordKey key) const {
  constexpr char kApostropheBegins = '\xe2';
  const WordId* found = ids_.find(lower, key);
  const bool short_ascii = lower.size() <= kShortWord && (key & 0x8080808080808080) == 0;
  if (found == nullptr && !short_ascii && lower.find(kApostropheBegins) != std::string_view::npos) {
    found = ids_.find(lower_word(lower));
  }
  return found == nullptr ? 0 : *found;
}

void PhraseTable::add(std::span<const WordId> phrase, std::uint32_t value) {
  if (phrase.empty()) {
    return;
  }
  if (first_nodes_.size() <= phrase.front()) {
    first_nodes_.resize(phrase.front() + 1);
  }
  std::uint32_t& first = first_nodes_[phrase.front()];
  std::uint32_t node = first != 0 ? first : first = add_node();
  for (const WordId word : phrase.subspan(1)) {
    const std::uint32_t child = next(node, word);
    node = child != 0 ? child : add_edge(node, word);
  }
  values_[node].push_back(value);
}

std::uint32_t PhraseTable::add_node() {
  values_.emplace_back();
  return static_cast<std::uint32_t>(values_.size() - 1);
}

std::size_t PhraseTable::slot_of(std::uint32_t node, WordId word) const {
  const std::size_t last = edges_.size() - 1;
  std::size_t at = edge_hash(node, word) & last;
  while (edges_[at].to != 0 && (edges_[at].from != node || edges_[at].word != word)) {
    at = (at + 1) & last;
  }
  return at;
}

std::uint32_t PhraseTable::add_edge(std::uint32_t node, WordId word) {
  // A node has at most one edge that leads to it.
  if (values_.size() * 2 > edges_.size()) {
    const std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(edges_.size() * 4));
    for (const Edge& edge : old) {
      if (edge.to != 0) {
        edges_[slot_of(edge.from, edge.word)] = edge;
      }
    }
  }
  const std::uint32_t to = add_node();
  edges_[slot_of(node, word)] = {node, word, to};
  return to;
}

std::uint32_t PhraseTable::next(std::uint32_t node, WordId word) const {
  return edges_[slot_of(node, word)].to;
}

void PhraseTable::walk(std::span<const WordId> words, std::size_t at, std::uint32_t node,
                       std::vector<Match>& matches) const {
  for (const std::uint32_t value : values_[node]) {
    matches.push_back({at, value});
  }
  if (const std::uint32_t gap = next(node, kGap); gap != 0) {
    for (std::size_t skip = 0; skip <= kMaxGap && at + skip <= words.size(); ++skip) {
      if (skip > 0 && words[at + skip - 1] == kNoWord) {
        break;
      }
      walk(words, at + skip, gap, matches);
    }
  }
  if (at < words.size() && words[at] != 0 && words[at] != kNoWord) {
    if (const std::uint32_t child = next(node, words[at]); child != 0) {
      walk(words, at + 1, child, matches);
    }
  }
}

void PhraseTable::find_begun(std::span<const WordId> words, std::vector<Match>& matches) const {
  walk(words, 1, first_nodes_[words.front()], matches);
  if (matches.size() > 1) {
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
      return a.length != b.length ? a.length > b.length : a.value < b.value;
    });
  }
}

}  // namespace dateline::events
