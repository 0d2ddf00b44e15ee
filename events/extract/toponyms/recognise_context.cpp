#include "events/extract/toponyms/recognise_context.h"

#include <array>
#include <bit>

#include "events/extract/toponyms/recognise_weights.h"

namespace dateline::events {
namespace {

using Weights = RecognitionWeights;
static_assert(Weights::kSize <= 65536);
static_assert(static_cast<std::size_t>(Cue::count) <= Weights::kCues);

/// What a hashed feature is about; part of its hash.
enum Template : std::uint32_t {
  kBefore1,
  kBefore2,
  kAfter1,
  kAfter2,
  kBeforeBoth,
  kAfterBoth,
  kBeforeAfter,
  kFirstWord,
  kLastWord,
  kUses,  // and the eight below it: uses of the words around and within
  kUsesEnd = kUses + 8,
  kShapes,
  kShapesAndRank,
  kRankBefore,
  kRankAfter,
  kRankUses,
  kLength,
  kOverlap,
  kPassage,
  kSuffix,
};

/// Murmur's finaliser: every bit of the input moves every bit of the output.
constexpr std::uint32_t mixed(std::uint32_t h) {
  h ^= h >> 16u;
  h *= 0x85ebca6bu;
  h ^= h >> 13u;
  h *= 0xc2b2ae35u;
  return h ^ (h >> 16u);
}

constexpr std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  return mixed(a * 0x9e3779b1u + b);
}

/// FNV-1a
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

/// How a word is written: 0 none, 1 mark, 2 number, 3 lower case, 4 capital, 5 all capitals, 6 caseless.
std::uint32_t shape_of(const NameWord& word, std::string_view text) {
  if (word.span.empty()) {
    return 0;
  }
  if (!word.is_word) {
    const char first = word.span.of(text).front();
    return first >= '0' && first <= '9' ? 2 : 1;
  }
  return word.caseless ? 6 : word.all_capitals ? 5 : word.capitalised ? 4 : 3;
}

/// How well known the best-known place is, in a few steps.
std::uint32_t rank_of(const Prominence& prominence, const NameSenses& senses) {
  if (senses.matches.empty()) {
    return 0;
  }
  if (!senses.exact) {
    return 1;
  }
  if (prominence.country) {
    return 2;
  }
  if (prominence.first_division) {
    return 3;
  }
  constexpr std::array kSteps = {1'000'000, 300'000, 100'000, 30'000, 10'000, 3'000, 1};
  for (std::size_t step = 0; step < kSteps.size(); ++step) {
    if (prominence.population >= kSteps[step]) {
      return static_cast<std::uint32_t>(4 + step);
    }
  }
  return 11;
}

/// Numbers the features and gives each to `Take`, a callable of its index.
template <class Take>
class Features {
 public:
  explicit Features(Take take) : take_(take) {}

  void add(std::uint32_t what, std::uint32_t value) {
    take_(Weights::kCues + Weights::kPairs + mixed(what, value) % Weights::kHashed);
  }

  void add_cues(const Cues& cues) {
    std::array<std::uint8_t, Weights::kCues> set{};
    std::size_t count = 0;
    for (std::uint64_t left = cues.to_ullong(); left != 0; left &= left - 1) {
      const auto c = static_cast<std::size_t>(std::countr_zero(left));
      take_(c);
      for (std::size_t other = 0; other < count; ++other) {
        take_(Weights::kCues + set[other] * Weights::kCues + c);
      }
      // The first cue is always there: with it a pair says nothing.
      if (c > 0) {
        set[count++] = static_cast<std::uint8_t>(c);
      }
    }
  }

  /// One feature for each use of the word.
  void add_uses(std::uint32_t what, const NameWord& word) {
    for (std::uint32_t uses = word.uses, bit = 0; uses != 0; uses >>= 1u, ++bit) {
      if ((uses & 1u) != 0) {
        add(what, bit);
      }
    }
  }

 private:
  Take take_;
};

template <class Take>
void each_feature(const NameWords& words, const NameMention& mention, const NameSenses& senses,
                  const Prominence& prominence, const Overlap& overlap, const Cues& cues, Take take) {
  Features<Take> list(take);
  list.add_cues(cues);
  const std::string_view text = words.text();
  const NameWord& first = words[mention.first];
  const NameWord& last = words[mention.last - 1];
  const NameWord& before = words.before(mention.first);
  const NameWord& before2 = words.before(mention.first, 2);
  const NameWord& after = words.after(mention.last - 1);
  const NameWord& after2 = words.after(mention.last - 1, 2);
  const std::uint32_t b1 = hash_of(before.lower);
  const std::uint32_t b2 = hash_of(before2.lower);
  const std::uint32_t a1 = hash_of(after.lower);
  const std::uint32_t a2 = hash_of(after2.lower);
  const std::uint32_t rank = rank_of(prominence, senses);
  const std::uint32_t length = std::min<std::uint32_t>(static_cast<std::uint32_t>(mention.last - mention.first), 4);

  list.add(kBefore1, b1);
  list.add(kBefore2, b2);
  list.add(kAfter1, a1);
  list.add(kAfter2, a2);
  list.add(kBeforeBoth, mixed(b1, b2));
  list.add(kAfterBoth, mixed(a1, a2));
  list.add(kBeforeAfter, mixed(b1, a1));
  if (length > 1) {
    list.add(kFirstWord, hash_of(first.lower));
    list.add(kLastWord, hash_of(last.lower));
  }
  list.add_uses(kUses, before);
  list.add_uses(kUses + 1, before2);
  list.add_uses(kUses + 2, after);
  list.add_uses(kUses + 3, after2);
  list.add_uses(kUses + (length > 1 ? 4 : 5), first);
  list.add_uses(kUses + (length > 1 ? 6 : 7), last);

  const std::uint32_t shapes = shape_of(before, text) * 7 + shape_of(after, text);
  const std::uint32_t own = shape_of(first, text) * 4 + (first.shouted ? 2 : 0) + (first.sentence_start ? 1 : 0);
  list.add(kShapes, shapes);
  list.add(kShapes, 1000 + own);
  list.add(kShapes, 2000 + shapes * 64 + own);
  list.add(kShapesAndRank, shapes * 16 + rank);
  list.add(kRankBefore, mixed(b1, rank));
  list.add(kRankAfter, mixed(a1, rank));
  list.add(kRankUses, mixed(first.uses, rank * 8 + length));
  list.add(kLength, length * 16 + rank);
  list.add(kLength, 100 + std::min<std::uint32_t>(static_cast<std::uint32_t>(senses.matches.size()), 10));
  const std::uint32_t overlaps =
      (overlap.in_longer ? 1u : 0u) + (overlap.has_shorter ? 2u : 0u) + (overlap.crosses ? 4u : 0u);
  list.add(kOverlap, overlaps);
  list.add(kOverlap, 100 + overlaps * 16 + rank);
  list.add(kOverlap, 1000 + overlaps * 64 + shapes);
  list.add(kPassage, static_cast<std::uint32_t>(first.passage));
  if (last.lower.size() > 3) {
    list.add(kSuffix, hash_of(last.lower.substr(last.lower.size() - 3)));
  }
}

}  // namespace

double learned_belief(const NameWords& words, const NameMention& mention, const NameSenses& senses,
                      const Prominence& prominence, const Overlap& overlap, const Cues& cues,
                      const RecognitionWeights& weights) {
  double sum = 0;
  each_feature(words, mention, senses, prominence, overlap, cues,
               [&sum, &weights](std::size_t feature) { sum += weights[feature]; });
  return sum;
}

std::vector<std::uint16_t> features_of(const NameWords& words, const NameMention& mention, const NameSenses& senses,
                                       const Prominence& prominence, const Overlap& overlap, const Cues& cues) {
  std::vector<std::uint16_t> features;
  each_feature(words, mention, senses, prominence, overlap, cues,
               [&features](std::size_t feature) { features.push_back(static_cast<std::uint16_t>(feature)); });
  return features;
}

}  // namespace dateline::events
