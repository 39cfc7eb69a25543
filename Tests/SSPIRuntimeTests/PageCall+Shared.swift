import SSPIInterface
import SSPIRuntime

extension PageCall {
    private static var signedArguments: CallArguments {
        var arguments = CallArguments()
        arguments.message = [.token(capacity: 16), .data([1, 2, 3])]
        return arguments
    }

    /// The stubs of the functions that all packages share.
    static let shared: [PageCall] = [
        PageCall(
            CompleteAuthToken.contract,
            CompleteAuthToken.Success.allCases.map(\.status), phase: .completing
        ) { arguments, context, script throws(SecurityError) in
            try CompleteAuthToken.call(context: &context, token: &arguments.output).success.status
        },
        PageCall(
            MakeSignature.contract, MakeSignature.Success.allCases.map(\.status),
            phase: .established, arguments: signedArguments
        ) { arguments, context, script throws(SecurityError) in
            try MakeSignature.call(
                context: &context, protection: QualityOfProtection(rawValue: arguments.protection),
                message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            VerifySignature.contract, VerifySignature.Success.allCases.map(\.status),
            phase: .established, arguments: signedArguments
        ) { arguments, context, script throws(SecurityError) in
            try VerifySignature.call(
                context: &context, message: arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            ExportSecurityContext.contract,
            ExportSecurityContext.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            let outcome = try ExportSecurityContext.call(
                context: &context, flags: ContextExport(rawValue: arguments.exportFlags))
            return outcome.success.status
        },
        PageCall(
            QuerySecurityContextToken.contract,
            QuerySecurityContextToken.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try QuerySecurityContextToken.call(context: context).success.status
        },
        PageCall(
            ImpersonateSecurityContext.contract,
            ImpersonateSecurityContext.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try ImpersonateSecurityContext.call(context: &context).success.status
        },
        PageCall(
            RevertSecurityContext.contract,
            RevertSecurityContext.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try RevertSecurityContext.call(context: &context).success.status
        },
        PageCall(
            QuerySecurityPackageInfo.contract,
            QuerySecurityPackageInfo.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            let core = ScriptedCore(script: script)
            return try QuerySecurityPackageInfo.call(
                of: core, securityPackage: arguments.securityPackage ?? "NTLM"
            ).success.status
        },
    ]
}
