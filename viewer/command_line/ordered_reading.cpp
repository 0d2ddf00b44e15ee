#include "viewer/command_line/ordered_reading.h"

#include <utility>

namespace dateline::viewer {

namespace {

constexpr std::size_t kSlotsPerThread = 8;
constexpr std::size_t kMostBytes = 64u << 20;  // of documents under way, though always at least one

}  // namespace

OrderedReading::OrderedReading(const events::Reader& reader, unsigned threads, Describe describe, Sink sink)
    : reader_(reader), describe_(std::move(describe)), sink_(std::move(sink)), most_slots_(threads * kSlotsPerThread) {
  threads_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& quit) { work(quit); });
  }
}

OrderedReading::~OrderedReading() {
  for (std::jthread& thread : threads_) {
    thread.request_stop();
  }
}

void OrderedReading::work(const std::stop_token& quit) {
  while (true) {
    std::shared_ptr<Slot> slot;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, quit, [this] { return !todo_.empty(); })) {
        return;
      }
      slot = std::move(todo_.front());
      todo_.pop_front();
    }
    events::Reading reading = reader_.read(std::move(*slot->document));
    std::string description = describe_ ? describe_(reading) : std::string();
    {
      const std::lock_guard lock(mutex_);
      slot->description = std::move(description);
      slot->reading = std::move(reading);
    }
    done_.notify_one();
  }
}

void OrderedReading::add(Result<events::Document> document) {
  auto slot = std::make_shared<Slot>();
  if (document) {
    slot->bytes = document->original.size() + document->text.size();
    slot->document = std::move(*document);
  } else {
    slot->reading = tl::make_unexpected(document.error());
  }
  while (!order_.empty() && (order_.size() >= most_slots_ || bytes_ + slot->bytes > kMostBytes || first_is_ready())) {
    hand_over();
  }
  bytes_ += slot->bytes;
  order_.push_back(slot);
  if (slot->document) {
    {
      const std::lock_guard lock(mutex_);
      todo_.push_back(std::move(slot));
    }
    wake_.notify_one();
  }
}

void OrderedReading::finish() {
  while (!order_.empty()) {
    hand_over();
  }
}

bool OrderedReading::first_is_ready() {
  const std::lock_guard lock(mutex_);
  return order_.front()->reading.has_value();
}

void OrderedReading::hand_over() {
  const std::shared_ptr<Slot> slot = std::move(order_.front());
  order_.pop_front();
  bytes_ -= slot->bytes;
  {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&slot] { return slot->reading.has_value(); });
  }
  sink_(std::move(*slot->reading), slot->description);
}

}  // namespace dateline::viewer
