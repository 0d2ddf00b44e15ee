#include "events/exchange/table_rows.h"

#include <fmt/format.h>

namespace dateline::events {

namespace {
constexpr std::size_t kWarnings = 200;  // rows that a person would look through
}

void RowBlock::add(RowProblem problem, const TableEvent& event, TableTexts texts_wanted) {
  const bool taken = problem == RowProblem::none;
  if (taken) {
    rows.push_back(to_event_row(event, records));
    if (event.origin_point) {
      origins.push_back(to_flow_origin(records, *event.origin_point, event.origin_radius_m));
    }
  } else if (rejected++ < kWarnings) {
    problems.emplace_back(records, problem);
  }
  if (texts_wanted == TableTexts::yes) {
    taken ? texts.add(event) : texts.add_nothing();
  }
  ++records;
}

void append(const RowBlock& block, std::uint32_t first_record, const std::string& name, TableRows& table) {
  for (EventRow row : block.rows) {
    row.event += first_record;
    table.rows.push_back(row);
  }
  for (FlowOrigin origin : block.origins) {
    origin.event += first_record;
    table.origins.push_back(origin);
  }
  table.texts.append(block.texts);
  table.rejected += block.rejected;
  for (const auto& [record, problem] : block.problems) {
    if (table.warnings.size() < kWarnings) {
      table.warnings.push_back(Error{Error::Kind::rejected, fmt::format("{}: row {}", name, first_record + record + 1),
                                     std::string(name_of(problem)), ""});
    }
  }
}

tl::unexpected<Error> no_rows(const TableRows& table, const std::string& name) {
  return dateline::rejected(name,
                            table.rejected == 0 ? "holds no rows"
                                                : fmt::format("none of its {} rows can be read; the first {}",
                                                              table.rejected, table.warnings.front().what),
                            "name a table with positions and times");
}

}  // namespace dateline::events
