import SSPI

@main
struct SSPITool {
    static func main() {}
}
