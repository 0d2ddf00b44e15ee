#include "viewer/command_line/extract.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "events/exchange/records.h"
#include "events/text/document_files.h"
#include "viewer/app/messages.h"
#include "viewer/app/output_file.h"
#include "viewer/app/reading.h"
#include "viewer/app/reading_tools.h"
#include "viewer/command_line/event_output.h"
#include "viewer/command_line/ordered_reading.h"
#include "viewer/command_line/report_options.h"
#include "viewer/command_line/resume.h"

namespace dateline::viewer {

namespace {

/// A line on a terminal that says how far the reading is; silent where standard error is no terminal.
class ProgressLine {
 public:
  ~ProgressLine() { clear(); }
  void show(std::size_t file, std::size_t files, std::size_t documents, std::size_t claims) {
    const auto now = std::chrono::steady_clock::now();
    if (is_terminal_ && now - shown_ > std::chrono::milliseconds(100)) {
      shown_ = now;
      visible_ = true;
      const std::string of_files = files > 1 ? fmt::format("file {} of {}, ", file, files) : std::string();
      fmt::print(stderr, "\r{}{} reports read, {} claims\x1b[K", of_files, documents, claims);
    }
  }
  void clear() {
    if (std::exchange(visible_, false)) {
      fmt::print(stderr, "\r\x1b[K");
    }
  }

 private:
  bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  bool visible_ = false;
  std::chrono::steady_clock::time_point shown_;
};

/// Counts what came, and says what a person should hear of.
class Tally {
 public:
  /// How many files there are, and at which the reading is.
  void set_files(std::size_t files) { files_ = files; }
  void next_file() {
    ++file_;
    progress_.show(file_, files_, read_, claims_);
  }
  void read(const events::Reading& reading) {
    ++read_;
    claims_ += reading.claims.size();
    if (reading.claims.empty()) {
      first_silent_ = silent_ == 0 ? reading.document.name : first_silent_;
      ++silent_;
    }
    progress_.show(file_, files_, read_, claims_);
  }
  void reject(const Error& error) {
    ++rejected_;
    progress_.clear();
    print_message(error);
  }
  void say_what_was_silent() {
    progress_.clear();
    if (passed_over_ > 0) {
      print_note(fmt::format("{} reports had been read before", passed_over_));
    }
    if (silent_ == 1) {
      print_note(fmt::format("{}: holds no event", first_silent_));
    } else if (silent_ > 1) {
      print_note(fmt::format("{} of {} reports hold no event, among them {}", silent_, read_, first_silent_));
    }
  }
  /// A report that a run before read.
  void pass_over() { ++passed_over_; }
  [[nodiscard]] std::size_t documents() const { return read_; }
  [[nodiscard]] std::size_t rejected() const { return rejected_; }

 private:
  ProgressLine progress_;
  std::size_t file_ = 0;
  std::size_t files_ = 0;
  std::size_t read_ = 0;
  std::size_t rejected_ = 0;
  std::size_t silent_ = 0;
  std::size_t passed_over_ = 0;
  std::size_t claims_ = 0;
  std::string first_silent_;
};

/// Gathers readings for the events. A document that comes twice is one.
class Collection {
 public:
  Result<void> add(events::Reading reading) {
    events::Document& document = reading.document;
    const auto [known, is_new] = sha256_of_.emplace(document.id, document.sha256);
    if (!is_new) {
      if (known->second == document.sha256) {
        return {};
      }
      return rejected(document.name, fmt::format("its id {} is another report's too", document.id),
                      "give it its own id");
    }
    std::move(reading.claims.begin(), reading.claims.end(), std::back_inserter(batch_.claims));
    batch_.documents.push_back(std::move(document));
    return {};
  }

  /// What the project holds with all that was added.
  events::Project merge_into(const events::Project& existing, const ReadingTools& tools, const Clock& clock) {
    events::Project project = existing;
    std::erase_if(project.claims, [this](const events::Claim& claim) { return sha256_of_.contains(claim.document); });
    std::erase_if(project.documents, [this](const events::Document& old) { return sha256_of_.contains(old.id); });
    project.claims.insert(project.claims.end(), batch_.claims.begin(), batch_.claims.end());
    project.documents.insert(project.documents.end(), batch_.documents.begin(), batch_.documents.end());
    merge_events(project, clock);
    batch_.events = project.events;
    batch_.table = project.table;
    batch_.taken_rows = project.taken_rows;
    batch_.program = tools.program;
    batch_.lexicons = tools.lexicons;
    return project;
  }
  [[nodiscard]] const events::ReadingBatch& batch() const { return batch_; }

 private:
  std::unordered_map<std::string, std::string> sha256_of_;  // by document id
  events::ReadingBatch batch_;
};

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a != "-" && b != "-" && (a == b || std::filesystem::equivalent(a, b, error));
}

Result<void> check(const ExtractOptions& options) {
  if (!options.output && !options.mentions) {
    return usage_error("extract", "nothing to write to", "give -o OUT, --mentions OUT or both");
  }
  if (options.output == "-" && options.mentions == "-") {
    return usage_error("extract", "events and mentions cannot both go to standard output", "give one of them a file");
  }
  if (options.output && options.mentions && same_file(*options.output, *options.mentions)) {
    return usage_error(*options.output, "events and mentions cannot go to the same file", "give each its own");
  }
  if (options.resume && (!options.mentions || options.mentions == "-" || options.output)) {
    return usage_error("--resume", "goes with --mentions FILE alone", "give that, and extract events afterwards");
  }
  for (const std::string& file : options.files) {
    for (const auto& output : {options.output, options.mentions}) {
      if (output && same_file(file, *output)) {
        return usage_error(file, "is both read and written", "give another output");
      }
    }
  }
  return {};
}

}  // namespace

int extract(const ExtractOptions& options, const Clock& clock) {
  if (const Result<void> checked = check(options); !checked) {
    return fail(checked.error());
  }
  // The date, the zone and the columns are looked at before any file: wrong ones are wrong usage.
  Result<events::DocumentOptions> document_options = report_options(options.published, options.time_zone);
  if (!document_options) {
    return fail(document_options.error());
  }
  if (const Result<void> named = name_columns(options.columns, *document_options); !named) {
    return fail(named.error());
  }
  std::optional<EventOutput> output;
  std::optional<OutputFile> mentions;
  if (options.output) {
    Result<EventOutput> opened = EventOutput::open(*options.output, clock);
    if (!opened) {
      return fail(opened.error());
    }
    output.emplace(std::move(*opened));
    document_options->time_zone = options.time_zone.value_or(output->existing().time_zone);
  }
  ReadBefore before;
  if (options.mentions) {
    if (options.resume) {
      Result<ReadBefore> found = prepare_resume(*options.mentions);
      if (!found) {
        return fail(found.error());
      }
      before = std::move(*found);
    }
    Result<OutputFile> opened =
        options.resume ? OutputFile::append(*options.mentions) : OutputFile::open(*options.mentions);
    if (!opened) {
      return fail(opened.error());
    }
    mentions.emplace(std::move(*opened));
  }
  const Result<ReadingTools> tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }

  Tally tally;
  Collection collection;
  bool writable = true;
  OrderedReading::Describe line;
  if (mentions) {
    line = [&](const events::Reading& read) {
      return events::mentions_record(read, tools->reader->gazetteer()) + "\n";
    };
  }
  OrderedReading reading(*tools->reader, options.threads, line, [&](Result<events::Reading> read, const auto& record) {
    const auto reject = [&](const Error& error) {
      tally.reject(error);
      if (mentions) {
        writable = mentions->write(events::rejected_record(error) + "\n") && writable;
      }
    };
    if (!read) {
      reject(read.error());
      return;
    }
    tally.read(*read);
    if (mentions) {
      writable = mentions->write(record) && writable;
    }
    if (output) {
      if (const Result<void> added = collection.add(std::move(*read)); !added) {
        reject(added.error());
      }
    }
  });
  std::vector<std::string> files;
  for (const std::string& input : options.files) {
    Result<std::vector<std::string>> found = events::document_files(input);
    if (found) {
      std::move(found->begin(), found->end(), std::back_inserter(files));
    } else {
      reading.add(tl::make_unexpected(found.error()));
    }
  }
  tally.set_files(files.size());
  for (const std::string& file : files) {
    tally.next_file();
    events::read_documents(file, options.input_format, *document_options, [&](Result<events::Document> document) {
      if (document && before.has(*document)) {
        tally.pass_over();
      } else {
        reading.add(std::move(document));
      }
      return writable;
    });
  }
  reading.finish();

  if (mentions) {
    if (const Result<void> done = mentions->commit(); !done) {
      return fail(done.error());
    }
  }
  if (output && tally.documents() > 0) {
    events::Project existing = output->existing();
    existing.time_zone = output->existing().documents.empty() ? document_options->time_zone : existing.time_zone;
    const events::Project project = collection.merge_into(existing, *tools, clock);
    if (const Result<void> done = output->write(project, collection.batch()); !done) {
      return fail(done.error());
    }
  }
  tally.say_what_was_silent();
  if (tally.documents() == 0 && !mentions) {
    return kFailed;  // every report was rejected: there was nothing to write
  }
  return tally.rejected() > 0 ? kRejected : kDone;
}

}  // namespace dateline::viewer
