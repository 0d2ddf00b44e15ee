#include "events/model/event_ids.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string_view>
#include <unordered_set>

namespace dateline::events {

namespace {

std::mt19937_64 seeded_engine() {
  if (const char* set = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(set);
    std::seed_seq seed(text.begin(), text.end());
    return std::mt19937_64(seed);
  }
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
  return std::mt19937_64(seed);
}

std::string uuid(std::mt19937_64& random) {
  const std::uint64_t high = (random() & ~std::uint64_t{0xf000}) | 0x4000;                      // version 4
  const std::uint64_t low = (random() & ~(std::uint64_t{3} << 62)) | (std::uint64_t{2} << 62);  // variant 1
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48,
                     low & 0xffffffffffff);
}

}  // namespace

std::function<std::string()> event_ids(const std::vector<Event>& taken) {
  std::unordered_set<std::string> ids;
  for (const Event& event : taken) {
    ids.insert(event.id);
  }
  return [random = seeded_engine(), ids = std::move(ids)]() mutable {
    std::string id = uuid(random);
    while (!ids.insert(id).second) {
      id = uuid(random);
    }
    return id;
  };
}

}  // namespace dateline::events
