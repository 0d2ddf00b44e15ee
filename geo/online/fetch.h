#pragma once

#include <stop_token>
#include <string>

#include "base/result.h"

namespace dateline::geo {

/// What a server answered.
struct Answer {
  std::string type;   ///< "image/png", in lower case and without parameters; empty where it did not say
  std::string bytes;  ///< the body, at most kMostAnswerBytes
};

inline constexpr std::size_t kMostAnswerBytes = std::size_t{16} << 20U;

/// Asks a server for what lies at an address. The one place of the program that reaches over the network; to be called
/// for layers alone that a person has switched on. Follows redirections to http and https, keeps connections open
/// between calls of one thread, and ends within a tenth of a second when it is to stop. Errors (failed), with the
/// server's name: not reached, no answer within 20 seconds, another status than 200, too large, stopped. A status of
/// 204, 404 or 410, by which servers of tiles say that they have none there, is of kind rejected. Any thread.
[[nodiscard]] Result<Answer> fetch(const std::string& address, const std::stop_token& stop);

}  // namespace dateline::geo
