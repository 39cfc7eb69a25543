/// A plot of precision over recall.
struct Plot {
    struct Point {
        var label: String
        var recall: Double
        var precision: Double
    }

    var title: String
    var series: [(name: String, points: [Point])]

    private static let colours = ["#1b6ca8", "#c0392b", "#27864b"]
    private static let width = 640.0
    private static let height = 400.0
    private static let left = 60.0
    private static let top = 40.0
    private static let bottom = 50.0
    private static let right = 20.0

    var svg: String {
        let all = series.flatMap(\.points)
        let leastRecall = ((all.map(\.recall).min() ?? 0) / 5).rounded(.down) * 5
        let leastPrecision = min(((all.map(\.precision).min() ?? 0)).rounded(.down), 98)
        func x(_ recall: Double) -> Double {
            Plot.left + (recall - leastRecall) / (100 - leastRecall) * (Plot.width - Plot.left - Plot.right)
        }
        func y(_ precision: Double) -> Double {
            Plot.height - Plot.bottom
                - (precision - leastPrecision) / (100 - leastPrecision) * (Plot.height - Plot.top - Plot.bottom)
        }
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" font-family="sans-serif" font-size="12">"#,
            #"<rect width="640" height="400" fill="white"/>"#,
            #"<text x="320" y="22" text-anchor="middle" font-size="14">\#(title)</text>"#,
            #"<text x="320" y="392" text-anchor="middle">recall, %</text>"#,
            #"<text x="14" y="200" text-anchor="middle" transform="rotate(-90 14 200)">precision, %</text>"#,
        ]
        for step in 0...4 {
            let recall = leastRecall + (100 - leastRecall) * Double(step) / 4
            let precision = leastPrecision + (100 - leastPrecision) * Double(step) / 4
            lines.append(line(x(recall), y(leastPrecision), x(recall), y(100)))
            lines.append(line(x(leastRecall), y(precision), x(100), y(precision)))
            lines.append(
                #"<text x="\#(text(x(recall)))" y="\#(text(y(leastPrecision) + 16))" text-anchor="middle">\#(text(recall))</text>"#
            )
            lines.append(
                #"<text x="\#(text(Plot.left - 6))" y="\#(text(y(precision) + 4))" text-anchor="end">\#(text(precision))</text>"#
            )
        }
        for (number, (name, points)) in series.enumerated() {
            let colour = Plot.colours[number % Plot.colours.count]
            let path = points.map { "\(text(x($0.recall))),\(text(y($0.precision)))" }.joined(separator: " ")
            lines.append(#"<polyline points="\#(path)" fill="none" stroke="\#(colour)" stroke-width="1.5"/>"#)
            for point in points {
                lines.append(
                    #"<circle cx="\#(text(x(point.recall)))" cy="\#(text(y(point.precision)))" r="3" fill="\#(colour)"><title>\#(name), margin \#(point.label): precision \#(text(point.precision)), recall \#(text(point.recall))</title></circle>"#
                )
            }
            lines.append(
                #"<text x="\#(text(Plot.left + 12))" y="\#(text(Plot.height - Plot.bottom - 12 - 16 * Double(number)))" fill="\#(colour)">\#(name)</text>"#
            )
        }
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        #"<line x1="\#(text(x1))" y1="\#(text(y1))" x2="\#(text(x2))" y2="\#(text(y2))" stroke="silver" stroke-width="0.5"/>"#
    }

    private func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = abs(hundredths % 100)
        return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
