#pragma once

#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "geo/gazetteer.h"

namespace dateline::geo {

/// The answers to the names that were asked for last: news names few places often. Of bounded size, whatever is asked;
/// any thread.
class MatchCache {
 public:
  [[nodiscard]] std::optional<std::vector<NameMatch>> find(std::string_view name) {
    const std::uint64_t hash = word_hash(name);
    Shard& shard = shards_[hash % kShards];
    const std::lock_guard lock(shard.mutex);
    if (shard.slots.empty()) {
      return std::nullopt;
    }
    const Slot& slot = shard.slots[hash / kShards % kSlots];
    return slot.used && slot.name == name ? std::optional(slot.matches) : std::nullopt;
  }
  void put(std::string_view name, const std::vector<NameMatch>& matches) {
    if (name.size() > kLongestName || matches.size() > kMostMatches) {
      return;
    }
    const std::uint64_t hash = word_hash(name);
    Shard& shard = shards_[hash % kShards];
    const std::lock_guard lock(shard.mutex);
    shard.slots.resize(kSlots);
    Slot& slot = shard.slots[hash / kShards % kSlots];
    slot.name = name;
    slot.matches = matches;
    slot.used = true;
  }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kSlots = 512;         // a shard's
  static constexpr std::size_t kLongestName = 64;    // bytes
  static constexpr std::size_t kMostMatches = 1000;  // 8 kB
  struct Slot {
    std::string name;
    std::vector<NameMatch> matches;
    bool used = false;
  };
  struct Shard {
    std::mutex mutex;
    std::vector<Slot> slots;
  };
  std::array<Shard, kShards> shards_;
};

}  // namespace dateline::geo
