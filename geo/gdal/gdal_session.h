#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace dateline::geo {

/// Registers GDAL's drivers, once for the process, without those that reach over the network: a file that was handed
/// over never makes the program call home. Any thread; every function of geo that opens a dataset calls it itself.
void start_gdal();

/// While it lives, what GDAL has to say on this thread is kept here instead of printed. Nests.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  /// The first failure, else the first warning, else empty: what came later mostly follows from it.
  [[nodiscard]] std::string first() const { return failure_.empty() ? warning_ : failure_; }
  [[nodiscard]] bool failed() const { return !failure_.empty(); }

 private:
  struct Handler;
  std::string failure_;
  std::string warning_;
};

/// How GDAL is to be told of the file: what is inside of a .zip or .gz is opened without unpacking.
[[nodiscard]] std::string dataset_name(const std::filesystem::path& file);

/// Why there is nothing to open, before GDAL is asked: no such file, empty, not readable.
[[nodiscard]] std::optional<Error> unreadable(const std::filesystem::path& file);

/// What sorts of data a file holds.
struct DatasetKinds {
  bool raster = false;
  bool vector = false;
};

/// Looks into a file without reading its data. Errors (rejected): no such file, empty, nothing that GDAL opens.
[[nodiscard]] Result<DatasetKinds> look_into(const std::filesystem::path& file);

}  // namespace dateline::geo
