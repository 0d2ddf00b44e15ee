#include "events/exchange/csv_table.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "events/exchange/csv_cells.h"

namespace dateline::events {

namespace {

constexpr std::size_t kBlock = 2u << 20;  // bytes that a thread takes at a time
constexpr std::size_t kHead = 64 * 1024;  // the first record lies within so much

/// A file that is read at places: no mapping, so that a file that shrinks is an error and not a signal.
class SourceFile {
 public:
  explicit SourceFile(const std::filesystem::path& path) : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat about {};
    if (fd_ >= 0 && fstat(fd_, &about) == 0 && S_ISREG(about.st_mode)) {
      size_ = static_cast<std::size_t>(about.st_size);
      is_file_ = true;
    }
  }
  ~SourceFile() {
    if (fd_ >= 0) {
      close(fd_);
    }
  }
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;
  [[nodiscard]] bool is_open() const { return fd_ >= 0 && is_file_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Appends [from, from + count), or what there is of it; false where reading fails.
  bool read(std::size_t from, std::size_t count, std::string& text) const {
    count = std::min(count, size_ - std::min(from, size_));
    const std::size_t before = text.size();
    text.resize(before + count);
    for (std::size_t done = 0; done < count;) {
      const ssize_t got = pread(fd_, text.data() + before + done, count - done, static_cast<off_t>(from + done));
      if (got <= 0) {
        return false;
      }
      done += static_cast<std::size_t>(got);
    }
    return true;
  }

 private:
  int fd_;
  std::size_t size_ = 0;
  bool is_file_ = false;
};

struct Head {
  TableLayout layout;
  char separator = ',';
  std::size_t data = 0;  // where the first row begins
};

Result<Head> read_head(const SourceFile& source, const std::string& name) {
  std::string text;
  if (!source.is_open() || !source.read(0, kHead, text)) {
    return failed(name, "cannot be read", "check its name and its permissions");
  }
  if (text.empty()) {
    return rejected(name, "is empty", "fetch it again");
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return rejected(name, "is written in UTF-16", "save it as UTF-8");
  }
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  Head head;
  head.separator = likely_separator(std::string_view(text).substr(mark, text.find('\n') - mark));
  CsvCells records(std::string_view(text).substr(mark), head.separator);
  if (!records.next()) {
    return rejected(name, "holds no rows", "name a table with positions and times");
  }
  const std::vector<std::string> first(records.cells().begin(), records.cells().end());
  if (const std::optional<TableLayout> layout = layout_without_header(first)) {
    head.layout = *layout;
    head.data = mark;
    return head;
  }
  const Result<TableLayout> layout = layout_of_header(first, name);
  if (!layout) {
    return tl::make_unexpected(layout.error());
  }
  head.layout = *layout;
  head.data = mark + records.at();
  return head;
}

RowBlock read_block(CsvCells& records, std::size_t bytes, TableRowReader& reader, TableTexts texts) {
  RowBlock block;
  block.rows.reserve(bytes / 40);
  TableEvent event;
  while (records.next()) {
    block.add(reader.read(records.cells(), event), event, texts);
  }
  return block;
}

/// The records that begin in [from, to), whole: reads on to the end of the last. Only where no cell is quoted, so that
/// every line end ends a record.
bool read_lines(const SourceFile& source, std::size_t from, std::size_t to, std::size_t data, std::string& text) {
  text.clear();
  const std::size_t before = from > data ? 1 : 0;  // to see whether a record begins right here
  if (!source.read(from - before, to - from + before, text)) {
    return false;
  }
  if (before == 1) {
    text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);  // the record before ends here, or further on
  }
  constexpr std::size_t kStep = 4096;
  if (text.empty() || text.back() == '\n') {
    return true;
  }
  for (std::size_t at = to; at < source.size(); at += kStep) {
    const std::size_t searched = text.size();
    if (!source.read(at, kStep, text)) {
      return false;
    }
    if (const std::size_t end = text.find('\n', searched); end != std::string::npos) {
      text.resize(end + 1);
      return true;
    }
  }
  return true;
}

/// Threads take blocks; what they made is put together in order by the caller. Nullopt where a cell is quoted: then
/// line ends may lie in cells, and only reading from the beginning tells.
std::optional<Result<TableRows>> read_in_parallel(const SourceFile& source, const Head& head, const std::string& name,
                                                  TableTexts texts) {
  const std::size_t blocks = (source.size() - head.data + kBlock - 1) / kBlock;
  std::mutex mutex;
  std::condition_variable made;
  std::vector<std::optional<RowBlock>> results(blocks);
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> quoted = false;
  std::atomic<bool> unreadable = false;
  const auto work = [&] {
    TableRowReader reader(head.layout);
    std::string text;
    while (!quoted && !unreadable) {
      const std::size_t block = next++;
      if (block >= blocks) {
        return;
      }
      const std::size_t from = head.data + block * kBlock;
      const bool readable = read_lines(source, from, std::min(from + kBlock, source.size()), head.data, text);
      const bool plain = text.find('"') == std::string_view::npos;
      std::optional<RowBlock> rows;
      if (readable && plain) {
        CsvCells records(text, head.separator);
        rows = read_block(records, text.size(), reader, texts);
      }
      const std::lock_guard lock(mutex);
      unreadable = unreadable || !readable;
      quoted = quoted || !plain;
      results[block] = std::move(rows);
      made.notify_one();
    }
  };
  TableRows table;
  table.kind = head.layout.kind;
  {
    std::vector<std::jthread> threads;
    const std::size_t count = std::min<std::size_t>({blocks, std::max(1u, std::thread::hardware_concurrency()), 8});
    for (std::size_t i = 0; i < count; ++i) {
      threads.emplace_back(work);
    }
    std::uint32_t records = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
      std::unique_lock lock(mutex);
      made.wait(lock, [&] { return results[block] || quoted || unreadable; });
      if (!results[block]) {
        break;
      }
      const RowBlock rows = std::move(*results[block]);
      results[block].reset();
      lock.unlock();
      if (block == 0) {
        const std::size_t expected = rows.rows.size() * (blocks + 1) * 21 / 20;
        table.rows.reserve(expected);  // pages are taken as they are filled
        if (texts == TableTexts::yes) {
          table.texts.reserve(expected);
        }
      }
      const std::uint32_t count_of_block = rows.records;
      append(rows, records, name, table);
      records += count_of_block;
    }
  }
  if (quoted) {
    return std::nullopt;
  }
  if (unreadable) {
    return failed(name, "stops before its end", "see whether something is still writing it");
  }
  return table;
}

}  // namespace

bool has_csv_table(const std::filesystem::path& file) {
  return read_head(SourceFile(file), file.string()).has_value();
}

Result<TableRows> read_csv_table(const std::filesystem::path& file, TableTexts texts) {
  const std::string name = file.string();
  const SourceFile source(file);
  const Result<Head> head = read_head(source, name);
  if (!head) {
    return tl::make_unexpected(head.error());
  }
  std::optional<Result<TableRows>> table = read_in_parallel(source, *head, name, texts);
  if (!table) {
    std::string text;
    if (!source.read(head->data, source.size(), text)) {
      return failed(name, "stops before its end", "see whether something is still writing it");
    }
    TableRowReader reader(head->layout);
    TableRows rows;
    rows.kind = head->layout.kind;
    CsvCells records(text, head->separator);
    const RowBlock all = read_block(records, text.size(), reader, texts);
    if (records.is_unclosed()) {  // all that follows it would be one cell, and its rows would be lost
      return rejected(fmt::format("{}: row {}", name, all.records), "a quotation mark opens and never closes",
                      "close it, or take it out");
    }
    append(all, 0, name, rows);
    table = std::move(rows);
  }
  if (*table && (*table)->rows.empty()) {
    return no_rows(**table, name);
  }
  return *std::move(table);
}

}  // namespace dateline::events
