// Which of a run's files the next one need not open, while they stay as they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/earlier_run.h"
#include "output/seen_files.h"
#include "pipeline/app/batch.h"
#include "pipeline/app/inputs.h"

namespace orgkarta::app {

/// Of each listed file its stamp, unless that does not tell all: it was touched just before it was
/// read, or something in it ended so that another run may come to more (output::lasts()).
class SeenFiles {
 public:
  /// `listed` are the inputs before containers are opened, their paths unique; no file of them was
  /// read before `now` (now_of_files()).
  SeenFiles(const std::vector<Input>& listed, std::int64_t now, bool ocr);

  /// What came of a file, or of a document in it.
  void met(const Result& result);

  /// By path.
  std::vector<output::SeenFile> take();

 private:
  void drop(std::string_view path);

  std::vector<output::SeenFile> files_;
  std::vector<bool> dropped_;
  bool ocr_;
};

/// One listed file as the next run is to find it: its stamp, or why it is not opened.
output::SeenFile seen_file(const Input& input);

/// Replaces each file that still has the stamp it was read with by what the earlier run has of it,
/// which is kept (Input::kept). Nothing is opened.
void keep_untouched(std::vector<Input>& inputs, const output::EarlierRun& earlier);

}  // namespace orgkarta::app
