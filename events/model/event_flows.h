#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/filter_key.h"

namespace dateline::events {

/// Where what moved in an event came from, as the index has positions.
struct FlowOrigin {
  std::uint32_t event = 0;  ///< as EventRow::event
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  float radius_m = 0;  ///< of the area that it stands for; 0 where unknown
};
/// Of a position; `event` as above.
[[nodiscard]] FlowOrigin to_flow_origin(std::uint32_t event, geo::LonLat origin, double radius_m);

/// The events that went from one known place to another, in the order of their index: 16 bytes each, and nothing at all
/// where there are none. Immutable, and readable from any thread.
class EventFlows {
 public:
  struct Flow {
    Row row = 0;  ///< the event's; its position is where it went
    std::uint32_t x = 0;
    std::uint32_t y = 0;  ///< where it came from
    float radius_m = 0;
  };

  /// Of a project's events, where `index` is made of the same project; null where none has an origin.
  [[nodiscard]] static std::shared_ptr<const EventFlows> from_project(const Project& project, const EventIndex& index);
  /// Of the events of an index; origins of events that are not placed there are left out. Null where none remains.
  [[nodiscard]] static std::shared_ptr<const EventFlows> from_origins(std::span<const FlowOrigin> origins,
                                                                      const EventIndex& index);
  /// Flows that were kept; null where there are none of that identity, or damaged ones.
  [[nodiscard]] static std::shared_ptr<const EventFlows> from_file(const std::filesystem::path& file,
                                                                   const IndexIdentity& identity);
  /// False where it cannot be written.
  [[nodiscard]] bool save(const std::filesystem::path& file, const IndexIdentity& identity) const;

  [[nodiscard]] std::span<const Flow> flows() const { return flows_; }  ///< by row, ascending
  /// The one of a row; null where it has none.
  [[nodiscard]] const Flow* of_row(Row row) const;

  /// Calls `visit(flow, key)` for each flow of the window that passes the filter, by row, ascending. `index` is the one
  /// that they were made of. In time that depends on the flows that begin in the window and the rows that last into it.
  template <class Visit>
  void for_each_drawn(const EventIndex& index, TimeWindow window, const EventFilter& filter, Visit visit) const;

 private:
  explicit EventFlows(std::vector<Flow> flows) : flows_(std::move(flows)) {}
  [[nodiscard]] std::size_t first_from(Row row, std::size_t after = 0) const;
  std::vector<Flow> flows_;
};

template <class Visit>
void EventFlows::for_each_drawn(const EventIndex& index, TimeWindow window, const EventFilter& filter,
                                Visit visit) const {
  const KeyFilter passing(filter);
  const RowBits* found = filter.found.get();
  const auto& keys = index.columns().key;
  const auto take = [&](const Flow& flow) {
    const FilterKey key = keys[flow.row];
    if (passing.draws(key) && (found == nullptr || (*found)[flow.row])) {
      visit(flow, key);
    }
  };
  const RowsInWindow rows = index.rows_in(window);
  std::size_t at = 0;
  for (const Row row : rows.earlier) {
    at = first_from(row, at);
    if (at == flows_.size()) {
      return;
    }
    if (flows_[at].row == row) {
      take(flows_[at]);
    }
  }
  for (at = first_from(rows.first, at); at < flows_.size() && flows_[at].row < rows.last; ++at) {
    take(flows_[at]);
  }
}

}  // namespace dateline::events
