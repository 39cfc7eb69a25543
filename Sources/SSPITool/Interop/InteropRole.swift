/// Which side of an exchange the tool plays.
enum InteropRole: String {
    case initiate
    case accept
}
