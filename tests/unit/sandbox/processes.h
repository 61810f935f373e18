// Processes and descriptors of this process, as /proc shows them.
#pragma once

#include <sys/types.h>
#include <sys/wait.h>

#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace orgkarta::sandbox {

struct Process {
  pid_t pid = 0;
  pid_t parent = 0;
  char state = '?';
};

/// All processes that can be seen.
inline std::vector<Process> processes() {
  std::vector<Process> all;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (std::isdigit(static_cast<unsigned char>(name.front())) == 0) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    if (!std::getline(file, line)) continue;  // it has just ended
    const std::size_t after_name = line.rfind(')') + 2;
    all.push_back({std::stoi(name), std::stoi(line.substr(after_name + 2)), line[after_name]});
  }
  return all;
}

inline std::vector<Process> children_of(pid_t parent) {
  std::vector<Process> found;
  for (const Process& process : processes()) {
    if (process.parent == parent) found.push_back(process);
  }
  return found;
}

inline std::size_t open_descriptors() {
  namespace fs = std::filesystem;
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

/// Waits until `holds` does; false if it does not within half a minute.
template <class Condition>
bool eventually(Condition holds) {
  for (int i = 0; i < 3000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace orgkarta::sandbox
