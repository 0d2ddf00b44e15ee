#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "events/extract/reader.h"

namespace dateline::viewer {

/// Reads documents on several threads and hands over the readings in the order in which the documents came, so that
/// output does not depend on the threads. Holds a few documents at a time, however many come. To be used from one
/// thread, on which `sink` is called too.
class OrderedReading {
 public:
  /// What is to be written of a reading; called on the reading threads, several at once. May be empty.
  using Describe = std::function<std::string(const events::Reading&)>;
  /// Gets each reading with its description, which is empty for a rejected document.
  using Sink = std::function<void(Result<events::Reading>, const std::string& description)>;
  OrderedReading(const events::Reader& reader, unsigned threads, Describe describe, Sink sink);
  ~OrderedReading();
  OrderedReading(const OrderedReading&) = delete;
  OrderedReading& operator=(const OrderedReading&) = delete;

  /// A document, or why it was rejected, which takes its place in the order. Calls `sink` for what is ready, and waits
  /// while too much is under way.
  void add(Result<events::Document> document);
  /// Calls `sink` for all that is left.
  void finish();

 private:
  struct Slot {
    std::optional<events::Document> document;
    std::optional<Result<events::Reading>> reading;
    std::string description;
    std::size_t bytes = 0;
  };
  void work(const std::stop_token& quit);
  /// Hands over the first reading; waits for it.
  void hand_over();
  [[nodiscard]] bool first_is_ready();

  const events::Reader& reader_;
  Describe describe_;
  Sink sink_;
  std::size_t most_slots_;
  std::deque<std::shared_ptr<Slot>> order_;  // only the caller's thread
  std::size_t bytes_ = 0;                    // of the documents in order_
  std::mutex mutex_;                         // guards todo_ and what the readers write of every Slot
  std::condition_variable_any wake_;
  std::condition_variable done_;
  std::deque<std::shared_ptr<Slot>> todo_;
  std::vector<std::jthread> threads_;  // last: joined before what they use is destroyed
};

}  // namespace dateline::viewer
