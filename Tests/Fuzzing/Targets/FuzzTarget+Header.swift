import Foundation
import UrtextModel
import UrtextReader

extension FuzzTarget {
    /// A C header, alone and behind another one.
    package static let header = FuzzTarget("header", lengthLimit: 4096) { bytes in
        let reader = HeaderFileReader()
        let known = HeaderFileReader.Source(
            path: "base.h", bytes: Array("#define LID 0x1\n#define POT(n) ((n) << 4)\n".utf8))
        let source = HeaderFileReader.Source(path: "tea.h", bytes: bytes)
        for sources in [[source], [known, source]] {
            let (values, diagnostics) = reader.read(sources)
            try FuzzFinding.unless(reader.read(sources).values == values, "a second reading finds other numbers")
            let read = sources.count - diagnostics.count { $0.severity == .error }
            try FuzzFinding.unless(values.count == read, "\(values.count) tables for \(read) headers that were read")
            let lines = bytes.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") || $1 == 13 ? 1 : 0) }
            for table in values where table.header == "tea.h" {
                for constant in table.constants {
                    try FuzzFinding.unless(
                        CNumber.parse(constant.value).flatMap(CNumber.canonical) == constant.value,
                        "\(constant.name) is \(constant.value), which is not in canonical form")
                    try FuzzFinding.unless(
                        (1...lines).contains(constant.line), "\(constant.name) is on line \(constant.line) of \(lines)")
                }
                let names = table.constants.map(\.name)
                try FuzzFinding.unless(zip(names, names.dropFirst()).allSatisfy { $0 < $1 }, "names are not in order")
                let encoded = try JSONEncoder().encode(table)
                try FuzzFinding.unless(
                    try JSONDecoder().decode(HeaderValues.self, from: encoded) == table, "a table changes on its way")
            }
            for diagnostic in diagnostics where diagnostic.location?.path == "tea.h" {
                let line = diagnostic.location?.line ?? 1
                try FuzzFinding.unless((1...lines).contains(line), "\(diagnostic.identifier) is on line \(line)")
            }
        }
    }
}
