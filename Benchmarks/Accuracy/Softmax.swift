import Foundation

/// Multinomial logistic regression over a varying number of candidates with common weights, by Adam on the whole set:
/// no random numbers, so that it comes out the same again.
struct Softmax {
    /// Pull of each weight towards where it started.
    var decay = 0.02
    var steps = 120
    var rate = 0.05

    func fitted(_ samples: [TrainingSet.Sample], from start: [Double], greatest: Double = .infinity) -> [Double] {
        var weights = start
        var first = start.map { _ in 0.0 }
        var second = first
        let total = samples.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return start }
        for step in 1...steps {
            var gradient = zip(weights, start).map { decay * ($0 - $1) / total }
            for sample in samples {
                let scores = sample.features.map { Softmax.score($0, weights) }
                let top = scores.max() ?? 0
                let masses = scores.map { exp($0 - top) }
                let sum = masses.reduce(0, +)
                for (place, features) in sample.features.enumerated() {
                    let error = (masses[place] / sum - (place == sample.answer ? 1 : 0)) * sample.weight / total
                    guard abs(error) > 1e-9 else { continue }
                    for index in features.indices where features[index] != 0 {
                        gradient[index] += error * features[index]
                    }
                }
            }
            let speed = rate * (step < steps * 2 / 3 ? 1 : 0.3)
            for index in weights.indices {
                first[index] = 0.9 * first[index] + 0.1 * gradient[index]
                second[index] = 0.99 * second[index] + 0.01 * gradient[index] * gradient[index]
                let mean = first[index] / (1 - pow(0.9, Double(step)))
                let spread = (second[index] / (1 - pow(0.99, Double(step)))).squareRoot()
                let moved = weights[index] - speed * mean / (spread + 1e-8)
                weights[index] = min(max(moved, -greatest), greatest)
            }
        }
        return weights
    }

    /// The mean loss, and the share that is right.
    static func quality(_ samples: [TrainingSet.Sample], _ weights: [Double]) -> (loss: Double, right: Double) {
        var loss = 0.0
        var right = 0.0
        var total = 0.0
        for sample in samples {
            let scores = sample.features.map { score($0, weights) }
            let top = scores.max() ?? 0
            let sum = scores.reduce(0) { $0 + exp($1 - top) }
            loss -= sample.weight * (scores[sample.answer] - top - log(sum))
            if scores[sample.answer] == top { right += sample.weight }
            total += sample.weight
        }
        return (loss / total, right / total)
    }

    private static func score(_ features: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in features.indices where features[index] != 0 { sum += features[index] * weights[index] }
        return sum
    }
}
