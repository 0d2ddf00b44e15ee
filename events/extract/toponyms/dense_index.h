#pragma once

#include <cstdint>
#include <vector>

namespace dateline::events {

/// Numbers ids 0, 1, 2 ... in the order in which they come first, so that what belongs to them can be kept in arrays.
/// A hash table with linear probing. Any id but 0xFFFFFFFF.
class DenseIndex {
 public:
  /// The number of `id`, which gets the next one where it is new.
  std::uint32_t operator[](std::uint32_t id) {
    if (slots_.size() < 2 * (count_ + 1)) {
      grow();
    }
    Slot& slot = slot_of(id);
    if (slot.id == kEmpty) {
      slot = {id, count_++};
    }
    return slot.number;
  }
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t id = kEmpty;
    std::uint32_t number = 0;
  };

  Slot& slot_of(std::uint32_t id) {
    const std::size_t last = slots_.size() - 1;
    std::size_t at = (id * 0x9E3779B1U >> 16U) & last;
    while (slots_[at].id != kEmpty && slots_[at].id != id) {
      at = (at + 1) & last;
    }
    return slots_[at];
  }
  void grow() {
    constexpr std::size_t kFewest = 64;
    std::vector<Slot> old(slots_.empty() ? kFewest : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.id != kEmpty) {
        slot_of(slot.id) = slot;
      }
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half full
  std::uint32_t count_ = 0;
};

}  // namespace dateline::events
