#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace dateline {

/// Something that went wrong, for a person to read: where it is, what is wrong, and what to do about it.
struct Error {
  /// How far the failure reaches; the command line's exit code follows from it.
  enum class Kind {
    rejected,  ///< this input was not taken, others may be (exit code 1)
    usage,     ///< the caller asked for something that makes no sense (exit code 2)
    failed,    ///< nothing was done (exit code 3)
  };

  Kind kind = Kind::failed;
  std::string where;    ///< file, with row and column or byte where known: "events.csv:12:4"
  std::string what;     ///< what is wrong, in words, no full stop
  std::string fix;      ///< what to do, in words, no full stop; empty where nothing can be done
  std::string id = {};  ///< of the record that was rejected, where it has one of its own

  /// "WHERE: what; fix" on one line. Control characters and line ends of `where` and `what` are replaced.
  [[nodiscard]] std::string line() const;
};

/// A value, or why there is none. Errors are values; nothing of ours throws across a room's border.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> rejected(std::string where, std::string what, std::string fix) {
  return tl::make_unexpected(Error{Error::Kind::rejected, std::move(where), std::move(what), std::move(fix)});
}
[[nodiscard]] inline tl::unexpected<Error> usage_error(std::string where, std::string what, std::string fix) {
  return tl::make_unexpected(Error{Error::Kind::usage, std::move(where), std::move(what), std::move(fix)});
}
[[nodiscard]] inline tl::unexpected<Error> failed(std::string where, std::string what, std::string fix) {
  return tl::make_unexpected(Error{Error::Kind::failed, std::move(where), std::move(what), std::move(fix)});
}

/// A load that succeeded although parts of its input were bad.
template <class T>
struct WithWarnings {
  T value;
  std::vector<Error> warnings;
};

}  // namespace dateline
