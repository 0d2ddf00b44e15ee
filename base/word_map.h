#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Words of at most so many bytes fit into their key.
inline constexpr std::size_t kShortWord = 8;

/// The bytes of a word of at most `kShortWord`, the first one lowest, and noughts behind them.
[[nodiscard]] inline std::uint64_t short_word_key(std::string_view word) {
  const auto load = []<class Number>(const char* at, Number number) {
    std::memcpy(&number, at, sizeof number);
    return static_cast<std::uint64_t>(number);
  };
  const char* const at = word.data();
  const std::size_t size = word.size();
  if (size >= 4) {  // the two halves may overlap
    return load(at, std::uint32_t{}) | load(at + size - 4, std::uint32_t{}) << 8 * (size - 4);
  }
  if (size == 0) {
    return 0;
  }
  const auto byte = [at](std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << 8 * i;
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

inline constexpr std::uint64_t kWordHashMix = 0x9E3779B97F4A7C15;

/// A hash of a short string that looks at eight bytes at a time.
[[nodiscard]] inline std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = word.size() * kWordHashMix;
  const auto mix = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * kWordHashMix;
    hash ^= hash >> 32;
  };
  for (; word.size() > kShortWord; word.remove_prefix(kShortWord)) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data(), sizeof part);
    mix(part);
  }
  if (!word.empty()) {
    mix(short_word_key(word));
  }
  return hash;
}

/// What word maps find a word by: of words of one length up to `kShortWord` no two have the same. Whoever looks a word
/// up in several maps makes it once.
using WordKey = std::uint64_t;

[[nodiscard]] inline WordKey word_key(std::string_view word) {
  return word.size() <= kShortWord ? short_word_key(word) : word_hash(word);
}

/// Values by words: a hash table with linear probing, whose slots hold words of up to eight bytes themselves, so that a
/// search touches little memory. Filled while it is loaded, then only read. A reference to a value holds until the next
/// word is added.
template <class Value>
class WordMap {
 public:
  /// The value of `word`, which is added where it is new.
  Value& operator[](std::string_view word) {
    if ((entries_.size() + 1) * 2 > slots_.size()) {
      grow();
    }
    const WordKey key = word_key(word);
    Slot& slot = slots_[slot_of(word, key)];
    if (slot.entry == kEmpty) {
      slot = {key, static_cast<std::uint32_t>(word.size()), static_cast<std::uint32_t>(entries_.size())};
      entries_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size()), {}});
      text_ += word;
    }
    return entries_[slot.entry].value;
  }
  /// Null where the word was not added.
  [[nodiscard]] const Value* find(std::string_view word) const { return find(word, word_key(word)); }
  /// The same of a word whose `word_key` is known.
  [[nodiscard]] const Value* find(std::string_view word, WordKey key) const {
    const std::uint32_t entry = slots_[slot_of(word, key)].entry;
    return entry == kEmpty ? nullptr : &entries_[entry].value;
  }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::uint32_t kEmpty = 0xffffffff;
  struct Slot {
    WordKey key = 0;
    std::uint32_t size = 0;  // of the word
    std::uint32_t entry = kEmpty;
  };
  struct Entry {
    std::uint32_t begin = 0;  // in text_
    std::uint32_t size = 0;
    Value value;
  };

  // The word's slot, or the empty one where it would be.
  [[nodiscard]] std::size_t slot_of(std::string_view word, WordKey key) const {
    const std::uint64_t hash = (key ^ word.size()) * kWordHashMix;
    for (std::size_t at = (hash >> 32) & last_;; at = (at + 1) & last_) {
      const Slot& slot = slots_[at];
      if ((slot.key == key && slot.size == word.size() && (word.size() <= kShortWord || is_entry(slot.entry, word))) ||
          slot.entry == kEmpty) {
        return at;
      }
    }
  }
  // Apart from the search, whose registers it would take.
  [[gnu::noinline, nodiscard]] bool is_entry(std::uint32_t entry, std::string_view word) const {
    return text_of(entries_[entry]) == word;
  }
  [[nodiscard]] std::string_view text_of(const Entry& entry) const {
    return std::string_view(text_).substr(entry.begin, entry.size);
  }
  void grow() {
    slots_.assign(std::bit_ceil(entries_.size() * 4 + 16), {});
    last_ = slots_.size() - 1;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const std::string_view word = text_of(entries_[i]);
      const WordKey key = word_key(word);
      slots_[slot_of(word, key)] = {key, static_cast<std::uint32_t>(word.size()), i};
    }
  }

  std::vector<Slot> slots_{1};  // a power of two of them, at most half full
  std::size_t last_ = 0;
  std::vector<Entry> entries_;
  std::string text_;
};

}  // namespace dateline
