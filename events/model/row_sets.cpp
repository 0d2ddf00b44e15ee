#include "events/model/row_sets.h"

#include <string>
#include <utility>

#include "base/name_key.h"

namespace dateline::events {

namespace {

template <class Holds>
std::shared_ptr<const RowBits> rows_where(const EventIndex& index, const Project& project, Holds holds) {
  auto rows = std::make_shared<RowBits>(index.size());
  for (Row row = 0; row < index.size(); ++row) {
    (*rows)[row] = holds(project.events[index.columns().event[row]]);
  }
  return rows;
}

}  // namespace

std::shared_ptr<const RowBits> rows_of_actor(const EventIndex& index, const Project& project, std::string_view name) {
  const std::string wanted = exact_name_key(name);
  return rows_where(index, project, [&](const Event& event) {
    return exact_name_key(event.actor1) == wanted || exact_name_key(event.actor2) == wanted;
  });
}

std::shared_ptr<const RowBits> rows_of_confidence(const EventIndex& index, const Project& project, double least) {
  return rows_where(index, project, [&](const Event& event) { return event.confidence >= least; });
}

std::shared_ptr<const RowBits> both(std::shared_ptr<const RowBits> a, std::shared_ptr<const RowBits> b) {
  if (!a || !b) {
    return a ? std::move(a) : std::move(b);
  }
  auto rows = std::make_shared<RowBits>(*a);
  for (std::size_t row = 0; row < rows->size(); ++row) {
    (*rows)[row] = (*rows)[row] && (*b)[row];
  }
  return rows;
}

}  // namespace dateline::events
