#include "viewer/app/reading_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <vector>

#include "base/csv.h"
#include "base/drafts.h"
#include "base/resources.h"
#include "base/user_data.h"
#include "events/model/sha256.h"
#include "geo/gazetteer_source.h"
#include "viewer/app/own_tables.h"

namespace dateline::viewer {

namespace {

namespace fs = std::filesystem;

Result<std::string> content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(stream), {});
  if (!stream.is_open() || stream.bad()) {
    return failed(file.string(), "cannot be read", "check its permissions");
  }
  return content;
}

std::vector<fs::path> tables_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".csv") {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The lists of a lexicon folder: its own, and those of other languages in folders that are called after their codes.
std::vector<fs::path> lists_in(const fs::path& folder) {
  std::vector<fs::path> files = tables_in(folder);
  std::error_code error;
  std::vector<fs::path> languages;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown)) {
      languages.push_back(entry->path());
    }
  }
  std::sort(languages.begin(), languages.end());
  for (const fs::path& language : languages) {
    const std::vector<fs::path> lists = tables_in(language);
    files.insert(files.end(), lists.begin(), lists.end());
  }
  return files;
}

/// The rows of a person's list, in the order of the program's columns, one line each.
Result<std::string> rows_for(const std::vector<std::string>& columns, const fs::path& own) {
  const Result<std::string> content = content_of(own);
  if (!content) {
    return tl::make_unexpected(content.error());
  }
  CsvReader reader(*content, own.string());
  CsvRecord record;
  std::vector<std::size_t> position;  // of each column of the person's file among the program's
  std::string rows;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    if (!*more) {
      return rows;
    }
    const std::string where = fmt::format("{}:{}", own.string(), record.line);
    if (position.empty()) {
      for (const std::string& name : record.fields) {
        const auto known = std::find(columns.begin(), columns.end(), name);
        if (known == columns.end()) {
          return failed(where, fmt::format("unknown column \"{}\"", name),
                        fmt::format("the columns are {}", fmt::join(columns, ", ")));
        }
        position.push_back(static_cast<std::size_t>(known - columns.begin()));
      }
      continue;
    }
    if (record.fields.size() != position.size()) {
      return failed(where, fmt::format("{} fields where the first line has {}", record.fields.size(), position.size()),
                    "add or remove commas, or quote the field that holds one");
    }
    std::vector<std::string> fields(columns.size());
    for (std::size_t i = 0; i < position.size(); ++i) {
      fields[position[i]] = csv_field(record.fields[i]);
    }
    rows += fmt::format("{}\n", fmt::join(fields, ","));
  }
}

/// The program's list with a person's rows before its own, which they thereby outrank.
Result<std::string> merged_list(const fs::path& list, const fs::path& own) {
  const Result<std::string> content = content_of(list);
  if (!content) {
    return failed(own.string(), "the program has no list of this name", "see docs/user-guide.md for those it has");
  }
  CsvReader reader(*content, list.string());
  CsvRecord header;
  const Result<bool> read = reader.next(header);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return rows_for(header.fields, own).map([&](const std::string& rows) {
    const std::size_t first_line = std::min(content->find('\n') + 1, content->size());
    return content->substr(0, first_line) + rows + content->substr(first_line);
  });
}

Result<void> write_file(const fs::path& file, const std::string& content) {
  std::ofstream stream(file, std::ios::binary);
  stream << content;
  if (!stream.flush()) {
    return failed(file.string(), "cannot be written", "check the folder and its space");
  }
  return {};
}

/// Of a language that the program does not have, a person's lists are taken as they are.
Result<void> merge_lexicons(const fs::path& program, const fs::path& own_folder, const std::vector<fs::path>& own,
                            const fs::path& into) {
  std::error_code error;
  fs::create_directories(into, error);
  fs::copy(program, into, fs::copy_options::overwrite_existing | fs::copy_options::recursive, error);
  if (error) {
    return failed(into.string(), "cannot be written: " + error.message(), "check the folder and its space");
  }
  for (const fs::path& list : own) {
    const fs::path name = list.lexically_relative(own_folder);
    const bool new_language = name.has_parent_path() && !fs::exists(program / name.parent_path(), error);
    const Result<std::string> merged = new_language ? content_of(list) : merged_list(program / name, list);
    if (!merged) {
      return tl::make_unexpected(merged.error());
    }
    fs::create_directories((into / name).parent_path(), error);
    if (Result<void> written = write_file(into / name, *merged); !written) {
      return written;
    }
  }
  return {};
}

/// A digest of everything that the merged data depend on.
Result<std::string> digest_of(const fs::path& resources, const fs::path& data, const std::vector<fs::path>& own) {
  std::string parts;
  std::error_code error;
  for (const char* folder : {"gazetteer", "lexicons"}) {
    for (const fs::path& file : lists_in(resources / folder)) {
      parts += fmt::format("{} {} {}\n", file.string(), fs::file_size(file, error),
                           fs::last_write_time(file, error).time_since_epoch().count());
    }
  }
  for (const fs::path& file : own) {
    const Result<std::string> content = content_of(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    parts += file.lexically_relative(data).string() + ' ' + events::sha256(*content) + '\n';
  }
  constexpr std::size_t kDigits = 16;
  return events::sha256(parts).substr(0, kDigits);
}

/// Merged data of before, which nobody will ask for again. Those of today may be in use.
void drop_old(const fs::path& cache, const fs::path& current) {
  std::error_code error;
  const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (fs::directory_iterator entry(cache, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->path() != current && entry->path().filename().string().starts_with("reading-") &&
        fs::last_write_time(entry->path(), unknown) < yesterday) {
      fs::remove_all(entry->path(), unknown);
    }
  }
}

Result<void> build(const fs::path& resources, const fs::path& data, const std::vector<fs::path>& lists,
                   const fs::path& target) {
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  const fs::path draft = draft_of(target);
  fs::remove_all(draft, error);
  fs::create_directories(draft, error);
  if (error) {
    return failed(draft.string(), "cannot be written: " + error.message(), "set XDG_CACHE_HOME to a folder that can");
  }
  Result<void> done = merge_lexicons(resources / "lexicons", data / "lexicons", lists, draft / "lexicons");
  if (done && !tables_in(data / "gazetteer").empty()) {
    done = geo::compile_gazetteer({resources / "gazetteer", data / "gazetteer"}, draft / "gazetteer.index");
  }
  if (done) {
    fs::rename(draft, target, error);  // fails where another process was faster: then its data are there
  }
  fs::remove_all(draft, error);
  return done;
}

}  // namespace

Result<ReadingData> reading_data() {
  const fs::path resources = resource_folder();
  const fs::path data = data_folder();
  ReadingData own{resources / "gazetteer.index", resources / "lexicons"};
  const std::vector<fs::path> places = data.empty() ? std::vector<fs::path>() : tables_in(data / "gazetteer");
  const std::vector<fs::path> lists = data.empty() ? std::vector<fs::path>() : lists_in(data / "lexicons");
  if (places.empty() && lists.empty()) {
    return own;
  }
  std::vector<fs::path> files = places;
  files.insert(files.end(), lists.begin(), lists.end());
  const Result<std::string> digest = digest_of(resources, data, files);
  if (!digest) {
    return tl::make_unexpected(digest.error());
  }
  const fs::path target = cache_folder() / ("reading-" + *digest);
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  std::error_code error;
  if (!fs::exists(target, error)) {
    if (const Result<void> built = build(resources, data, lists, target); !built) {
      Error error_of_own = built.error();
      error_of_own.kind = Error::Kind::failed;
      return tl::make_unexpected(std::move(error_of_own));
    }
    drop_old(cache_folder(), target);
  }
  return ReadingData{places.empty() ? own.gazetteer : target / "gazetteer.index", target / "lexicons"};
}

Error named_as_own(Error error) {
  const std::string cache = (cache_folder() / "reading-").string();
  const std::size_t folder = error.where.find("/lexicons/");
  if (error.where.starts_with(cache) && folder != std::string::npos) {
    error.where = data_folder().string() + error.where.substr(folder);
  }
  return error;
}

}  // namespace dateline::viewer
