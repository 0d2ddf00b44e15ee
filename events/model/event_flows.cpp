#include "events/model/event_flows.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "events/model/index_positions.h"
#include "events/model/kept_file.h"
#include "events/model/project_events.h"
#include "geo/mercator.h"

namespace dateline::events {

namespace {

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  IndexIdentity identity;
  std::uint64_t count;
  std::uint64_t checksum;
};
constexpr std::array<char, 8> kMagic = {'D', 'L', 'F', 'L', 'O', 'W', 'S', '\n'};
constexpr std::uint32_t kVersion = 1;  // another one wherever the meaning of a flow changes
constexpr std::uint32_t kByteOrder = 0x01020304;

std::uint64_t checksum_of(std::span<const EventFlows::Flow> flows, const IndexIdentity& identity) {
  KeptSum sum;
  sum.add(std::as_bytes(flows));
  sum.add(std::as_bytes(std::span(identity)));
  return sum.value();
}

}  // namespace

FlowOrigin to_flow_origin(std::uint32_t event, geo::LonLat origin, double radius_m) {
  const geo::WorldPoint world = geo::to_world(origin);
  return {event, fixed_point(world.x), fixed_point(world.y), static_cast<float>(radius_m)};
}

std::shared_ptr<const EventFlows> EventFlows::from_project(const Project& project, const EventIndex& index) {
  std::vector<FlowOrigin> origins;
  for (std::uint32_t i = 0; i < project.events.size(); ++i) {
    const std::optional<EventPlace>& origin = project.events[i].origin;
    if (origin && origin->point) {
      origins.push_back(to_flow_origin(i, *origin->point, origin->radius_m.value_or(0)));
    }
  }
  const std::uint32_t rows = project.table && project.table->has_origins() ? project.table->numbers() : 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (!has_row(project, row)) {
      continue;
    }
    if (const std::optional<geo::LonLat> point = project.table->origin_point(row)) {
      origins.push_back(to_flow_origin(row + static_cast<std::uint32_t>(project.events.size()), *point,
                                       project.table->origin_radius_m(row)));
    }
  }
  return from_origins(origins, index);
}

std::shared_ptr<const EventFlows> EventFlows::from_origins(std::span<const FlowOrigin> origins,
                                                           const EventIndex& index) {
  std::vector<Flow> flows;
  flows.reserve(origins.size());
  for (const FlowOrigin& origin : origins) {
    const std::optional<Row> row = index.row_of_event(origin.event);
    if (row && placed_of_key(index.columns().key[*row])) {
      flows.push_back({*row, origin.x, origin.y, origin.radius_m});
    }
  }
  if (flows.empty()) {
    return nullptr;
  }
  std::ranges::sort(flows, {}, &Flow::row);
  return std::shared_ptr<const EventFlows>(new EventFlows(std::move(flows)));
}

std::shared_ptr<const EventFlows> EventFlows::from_file(const std::filesystem::path& file,
                                                        const IndexIdentity& identity) {
  const std::span<std::byte> mapped = map_file(file, sizeof(Header));
  if (mapped.empty()) {
    return nullptr;
  }
  const std::shared_ptr<const void> owner(mapped.data(), [&](std::byte* bytes) { munmap(bytes, mapped.size()); });
  Header header{};
  std::memcpy(&header, mapped.data(), sizeof(header));
  if (header.magic != kMagic || header.version != kVersion || header.byte_order != kByteOrder ||
      header.identity != identity || header.count != (mapped.size() - sizeof(Header)) / sizeof(Flow) ||
      header.count == 0) {
    return nullptr;
  }
  std::vector<Flow> flows(header.count);
  std::memcpy(flows.data(), mapped.data() + sizeof(Header), header.count * sizeof(Flow));
  if (checksum_of(flows, identity) != header.checksum) {
    return nullptr;
  }
  return std::shared_ptr<const EventFlows>(new EventFlows(std::move(flows)));
}

bool EventFlows::save(const std::filesystem::path& file, const IndexIdentity& identity) const {
  const Header header{kMagic, kVersion, kByteOrder, identity, flows_.size(), checksum_of(flows_, identity)};
  return replace_file(file, [&](const KeptFile& target) {
    return target.write_all(std::as_bytes(std::span(&header, 1))) && target.write_all(std::as_bytes(std::span(flows_)));
  });
}

const EventFlows::Flow* EventFlows::of_row(Row row) const {
  const std::size_t at = first_from(row);
  return at < flows_.size() && flows_[at].row == row ? &flows_[at] : nullptr;
}

std::size_t EventFlows::first_from(Row row, std::size_t after) const {
  return static_cast<std::size_t>(
      std::ranges::lower_bound(flows_.begin() + static_cast<std::ptrdiff_t>(after), flows_.end(), row, {}, &Flow::row) -
      flows_.begin());
}

}  // namespace dateline::events
