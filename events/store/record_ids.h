#pragma once

#include <string>
#include <vector>

namespace dateline::events {

/// The ids of records, in their order.
template <class Record>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<Record>& records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const Record& record : records) {
    ids.push_back(record.id);
  }
  return ids;
}

}  // namespace dateline::events
