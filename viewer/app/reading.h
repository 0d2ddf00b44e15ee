#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/jobs.h"
#include "base/result.h"
#include "events/extract/reader.h"
#include "events/model/project.h"
#include "events/text/document_reader.h"

namespace dateline::viewer {

/// The gazetteer, with a person's own rows (`reading_data`). Any thread; waits for the disk.
[[nodiscard]] Result<std::shared_ptr<const geo::Gazetteer>> open_gazetteer();
/// The reader, with a person's own words likewise.
[[nodiscard]] Result<std::shared_ptr<const events::Reader>> open_reader(
    std::shared_ptr<const geo::Gazetteer> gazetteer);

/// A report that came as bytes and not as a file.
struct PastedReport {
  std::string bytes;
  std::string name;  ///< "clipboard"
};
using ReportInput = std::variant<std::filesystem::path, PastedReport>;

/// What reading reports into a project brought.
struct ReadReports {
  events::Project project;                  ///< with what was read, and its events merged anew
  std::vector<events::Document> documents;  ///< those that are new
  std::size_t known = 0;                    ///< documents that the project had already
  std::vector<Error> problems;              ///< what was rejected; never stops the others
};

/// Reads reports into a copy of `base`: every document, its claims, and the events of all claims together. Documents
/// that `base` has already are passed over. Any thread; stops between documents when asked to, with what is read.
[[nodiscard]] ReadReports read_reports(const events::Project& base, const std::vector<ReportInput>& inputs,
                                       const events::DocumentOptions& options, const events::Reader& reader,
                                       const Clock& clock, const std::stop_token& stop, JobProgress& progress);

/// The project with one of its documents read again with another date: its claims are replaced, events keep their ids
/// and what was decided about them. Where `published` is inferred, the reading infers it anew. Error (rejected): no
/// such document.
[[nodiscard]] Result<events::Project> change_date(const events::Project& base, const std::string& document_id,
                                                  const events::Published& published, const events::Reader& reader,
                                                  const Clock& clock);

/// The project with some of its documents (ids) read again, each with its date, which is inferred anew where it was.
[[nodiscard]] events::Project read_again(const events::Project& base, const std::vector<std::string>& documents,
                                         const events::Reader& reader, const Clock& clock);

/// Makes the project's events anew from all of its claims. They keep their ids and what was decided about them; those
/// whose claims are all gone go too, unless a person decided about them.
void merge_events(events::Project& project, const Clock& clock);

}  // namespace dateline::viewer
