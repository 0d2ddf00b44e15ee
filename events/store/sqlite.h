#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::events {

/// A prepared statement of SQLite. Values are bound in the order of the parameters and read in the order of the
/// columns, one call each; `step` tells the first binding that failed.
class Statement {
 public:
  Statement(sqlite3* database, sqlite3_stmt* statement, std::string path);

  void bind(std::string_view text);
  void bind_blob(std::string_view bytes);
  void bind(std::int64_t value);
  void bind(double value);
  void bind_null();

  /// Runs to the next row; false at the end.
  [[nodiscard]] Result<bool> step();
  /// Runs to the end and makes the statement ready to be bound again.
  [[nodiscard]] Result<void> run();
  /// Ready to be bound again.
  void reset();

  // The row's next column. Text and blobs are valid until the next step or reset.
  [[nodiscard]] bool next_is_null() const;
  [[nodiscard]] std::string_view next_text();
  [[nodiscard]] std::string_view next_blob();
  [[nodiscard]] std::int64_t next_integer();
  [[nodiscard]] double next_real();
  void skip_column() { ++column_; }
  /// The row's first column is the next again.
  void rewind() { column_ = 0; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string path_;
  int parameter_ = 0;
  int column_ = 0;
  int failure_ = 0;  // SQLite's code of the first binding that failed
};

/// A connection to an SQLite file, for one thread at a time.
class Database {
 public:
  enum class Mode : std::uint8_t { read, write };
  /// Opens a file that exists. Waits up to five seconds for another program's lock, here and later.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path, Mode mode);

  /// Whether what was opened for writing cannot be written.
  [[nodiscard]] bool is_read_only() const;

  [[nodiscard]] Result<void> execute(const std::string& sql);
  [[nodiscard]] Result<Statement> prepare(const std::string& sql);
  /// The first column of the first row; 0 or empty where there is no row.
  [[nodiscard]] Result<std::int64_t> integer(const std::string& sql);
  [[nodiscard]] Result<std::string> text(const std::string& sql);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

/// A transaction that is rolled back unless it was committed.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace dateline::events
