import SSPIInterface
import SSPIRuntime

extension ScriptedCore: CompleteAuthToken.Core {
    mutating func completeAuthToken(token: inout [SecurityBuffer]) throws(SecurityError) -> CompleteAuthToken.Reply {
        let (status, bytes) = try script.answer("complete")
        if let bytes { token = [.token(bytes)] }
        return CompleteAuthToken.Reply(status: status)
    }
}

extension ScriptedCore: MakeSignature.Core, VerifySignature.Core {
    mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        let (status, signature) = try script.answer("sign")
        if let signature, let index = message.firstIndex(where: { $0.kind == .token }) {
            message[index].bytes = signature
        }
        return MakeSignature.Reply(status: status)
    }

    mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        VerifySignature.Reply(status: try script.answer("verify").status, protection: [])
    }
}

extension ScriptedCore: ExportSecurityContext.Core, QuerySecurityContextToken.Core {
    typealias AccessToken = String

    mutating func exportSecurityContext(
        flags: ContextExport
    ) throws(SecurityError) -> ExportSecurityContext.Reply<String> {
        ExportSecurityContext.Reply(
            status: try script.answer("export").status, packedContext: SecretBytes([1, 2, 3]), accessToken: "somebody")
    }

    func querySecurityContextToken() throws(SecurityError) -> QuerySecurityContextToken.Reply<String> {
        QuerySecurityContextToken.Reply(status: try script.answer("token").status, accessToken: "somebody")
    }
}

extension ScriptedCore: ImpersonateSecurityContext.Core, RevertSecurityContext.Core {
    mutating func impersonateSecurityContext() throws(SecurityError) -> ImpersonateSecurityContext.Reply {
        ImpersonateSecurityContext.Reply(status: try script.answer("impersonate").status)
    }

    mutating func revertSecurityContext() throws(SecurityError) -> RevertSecurityContext.Reply {
        RevertSecurityContext.Reply(status: try script.answer("revert").status)
    }
}

extension ScriptedCore: QuerySecurityPackageInfo.Core {
    func querySecurityPackageInfo(
        securityPackage: String
    ) throws(SecurityError) -> QuerySecurityPackageInfo.Reply {
        QuerySecurityPackageInfo.Reply(
            status: try script.answer("package").status,
            information: SecurityPackageInformation(name: securityPackage, comment: "made up", maximumToken: 2048))
    }
}
