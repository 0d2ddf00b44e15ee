#include "events/model/start_counts.h"

#include <catch2/catch.hpp>
#include <random>

using namespace dateline::events;

namespace {

std::shared_ptr<const EventIndex> random_index(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const auto upto = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::vector<EventRow> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    EventRow& row = rows[i];
    row.when.begin = upto(5) == 0 ? upto(3) * 100 : upto(4000) - 2000;
    row.when.end = row.when.begin + 1 + upto(50);
    row.event = static_cast<std::uint32_t>(i);
    row.type = kEventTypes[static_cast<std::size_t>(upto(kEventTypeCount))];
    row.speaker = kSpeakers[static_cast<std::size_t>(upto(kSpeakerCount))];
    row.status = kStatuses[static_cast<std::size_t>(upto(5))];
    row.review = kReviews[static_cast<std::size_t>(upto(4))];
    row.placed = upto(9) != 0;
    row.dated = upto(12) != 0;
  }
  return EventIndex::from_rows(rows);
}

}  // namespace

TEST_CASE("The bars of any filter are those that counting each row gives") {
  std::mt19937 random(9);
  const auto upto = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  // Also as many dated rows as fill their blocks exactly, or nearly.
  for (const std::size_t size : {0UL, 1UL, 30UL, 2048UL, 20'000UL}) {
    INFO(size << " rows");
    const auto index = random_index(size, static_cast<unsigned>(size));
    const StartCounts of_all(index);
    const auto every_third = std::make_shared<RowBits>(size);
    for (std::size_t row = 0; row < size; row += 3) {
      (*every_third)[row] = true;
    }
    const StartCounts of_found(index, every_third);
    const EventColumns& columns = index->columns();
    for (int i = 0; i < 40; ++i) {
      EventFilter filter;
      filter.types.set(kEventTypes[static_cast<std::size_t>(upto(kEventTypeCount))], false);
      filter.speakers.set(kSpeakers[static_cast<std::size_t>(upto(kSpeakerCount))], false);
      filter.statuses.set(kStatuses[static_cast<std::size_t>(upto(5))], false);
      filter.reviews.set(kReviews[static_cast<std::size_t>(upto(4))], upto(2) == 0);
      filter.found = i % 2 == 0 ? nullptr : every_third;
      const StartCounts& counts = filter.found ? of_found : of_all;
      const Minute begin = upto(5000) - 2500;
      const TimeWindow range{begin, begin + upto(4000)};
      const auto bins = 1 + static_cast<std::size_t>(upto(90));
      const auto bars = counts.bars(KeyFilter(filter), range, bins);
      REQUIRE(bars.size() == bins);
      const std::int64_t length = std::int64_t{range.end} - range.begin;
      std::vector<std::array<std::uint32_t, kEventTypeCount>> plain(bins);
      for (std::size_t bin = 0; bin < bins && length > 0; ++bin) {
        const auto edge = [&](std::size_t n) {
          return range.begin + length * static_cast<std::int64_t>(n) / static_cast<std::int64_t>(bins);
        };
        for (Row row = 0; row < index->dated(); ++row) {
          if (columns.begin[row] >= edge(bin) && columns.begin[row] < edge(bin + 1) &&
              placed_of_key(columns.key[row]) && index->passes(row, filter)) {
            ++plain[bin].at(static_cast<std::size_t>(index->type(row)));
          }
        }
      }
      CHECK(bars == plain);
    }
  }
}

TEST_CASE("Blocks that are full to the last row are counted whole") {
  std::vector<EventRow> rows(4096);
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    rows[i].event = i;
    rows[i].when = {static_cast<Minute>(i), static_cast<Minute>(i + 1)};
  }
  const StartCounts counts(EventIndex::from_rows(rows));
  const auto bars = counts.bars(KeyFilter(EventFilter()), {-5000, 10'000}, 3);
  std::uint32_t sum = 0;
  for (const auto& bar : bars) {
    sum += bar.at(static_cast<std::size_t>(EventType::strategic));
  }
  CHECK(sum == 4096);
}
