import SSPIInterface
import SSPIRuntime

extension PageCall {
    /// The stubs of all pages.
    static let all: [PageCall] = acquire + initiate + accept + encrypt + decrypt + query + shared

    /// Digest has no use for a byte order.
    private static var digestArguments: CallArguments {
        var arguments = CallArguments()
        arguments.dataRepresentation = DataRepresentation(rawValue: 0)
        return arguments
    }

    private static var acceptArguments: CallArguments {
        var arguments = CallArguments()
        arguments.input = [.token([1])]
        return arguments
    }

    private static let acquire: [PageCall] = [
        PageCall(
            AcquireCredentialsHandle.NTLM.contract,
            AcquireCredentialsHandle.NTLM.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            let core = ScriptedCore(script: script)
            return try AcquireCredentialsHandle.NTLM.call(
                of: core, principal: "somebody",
                securityPackage: arguments.securityPackage ?? AcquireCredentialsHandle.NTLM.contract.package,
                use: CredentialUse(rawValue: arguments.use)
            ).success.status
        },
        PageCall(
            AcquireCredentialsHandle.Digest.contract,
            AcquireCredentialsHandle.Digest.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            let core = ScriptedCore(script: script)
            return try AcquireCredentialsHandle.Digest.call(
                of: core, principal: "somebody",
                securityPackage: arguments.securityPackage ?? AcquireCredentialsHandle.Digest.contract.package,
                use: CredentialUse(rawValue: arguments.use)
            ).success.status
        },
        PageCall(
            AcquireCredentialsHandle.Negotiate.contract,
            AcquireCredentialsHandle.Negotiate.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            let core = ScriptedCore(script: script)
            return try AcquireCredentialsHandle.Negotiate.call(
                of: core, principal: "somebody",
                securityPackage: arguments.securityPackage ?? AcquireCredentialsHandle.Negotiate.contract.package,
                use: CredentialUse(rawValue: arguments.use)
            ).success.status
        },
    ]

    private static let initiate: [PageCall] = [
        PageCall(
            InitializeSecurityContext.NTLM.contract,
            InitializeSecurityContext.NTLM.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            try InitializeSecurityContext.NTLM.call(
                context: &context, targetName: arguments.targetName,
                requirements: InitiatorRequirements(rawValue: arguments.requirements), reserved1: arguments.reserved1,
                dataRepresentation: arguments.dataRepresentation, input: arguments.input,
                reserved2: arguments.reserved2, output: &arguments.output, opening: arguments.opening
            ).success.status
        },
        PageCall(
            InitializeSecurityContext.Digest.contract,
            InitializeSecurityContext.Digest.Success.allCases.map(\.status), phase: .fresh,
            arguments: digestArguments
        ) { arguments, context, script throws(SecurityError) in
            try InitializeSecurityContext.Digest.call(
                context: &context, targetName: arguments.targetName,
                requirements: InitiatorRequirements(rawValue: arguments.requirements), reserved1: arguments.reserved1,
                dataRepresentation: arguments.dataRepresentation, input: arguments.input,
                reserved2: arguments.reserved2, output: &arguments.output, opening: arguments.opening
            ).success.status
        },
        PageCall(
            InitializeSecurityContext.Negotiate.contract,
            InitializeSecurityContext.Negotiate.Success.allCases.map(\.status), phase: .fresh
        ) { arguments, context, script throws(SecurityError) in
            try InitializeSecurityContext.Negotiate.call(
                context: &context, targetName: arguments.targetName,
                requirements: InitiatorRequirements(rawValue: arguments.requirements), reserved1: arguments.reserved1,
                dataRepresentation: arguments.dataRepresentation, input: arguments.input,
                reserved2: arguments.reserved2, output: &arguments.output, opening: arguments.opening
            ).success.status
        },
    ]

    private static let accept: [PageCall] = [
        PageCall(
            AcceptSecurityContext.NTLM.contract,
            AcceptSecurityContext.NTLM.Success.allCases.map(\.status), phase: .fresh,
            arguments: acceptArguments
        ) { arguments, context, script throws(SecurityError) in
            try AcceptSecurityContext.NTLM.call(
                context: &context, input: arguments.input,
                requirements: AcceptorRequirements(rawValue: arguments.requirements),
                dataRepresentation: arguments.dataRepresentation, output: &arguments.output,
                opening: arguments.opening
            ).success.status
        },
        PageCall(
            AcceptSecurityContext.Digest.contract,
            AcceptSecurityContext.Digest.Success.allCases.map(\.status), phase: .fresh,
            arguments: acceptArguments
        ) { arguments, context, script throws(SecurityError) in
            try AcceptSecurityContext.Digest.call(
                context: &context, input: arguments.input,
                requirements: AcceptorRequirements(rawValue: arguments.requirements),
                dataRepresentation: arguments.dataRepresentation, output: &arguments.output,
                opening: arguments.opening
            ).success.status
        },
        PageCall(
            AcceptSecurityContext.Negotiate.contract,
            AcceptSecurityContext.Negotiate.Success.allCases.map(\.status), phase: .fresh,
            arguments: acceptArguments
        ) { arguments, context, script throws(SecurityError) in
            try AcceptSecurityContext.Negotiate.call(
                context: &context, input: arguments.input,
                requirements: AcceptorRequirements(rawValue: arguments.requirements),
                dataRepresentation: arguments.dataRepresentation, output: &arguments.output,
                opening: arguments.opening
            ).success.status
        },
    ]

    private static let encrypt: [PageCall] = [
        PageCall(
            EncryptMessage.NTLM.contract,
            EncryptMessage.NTLM.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try EncryptMessage.NTLM.call(
                context: &context, protection: QualityOfProtection(rawValue: arguments.protection),
                message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            EncryptMessage.Digest.contract,
            EncryptMessage.Digest.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try EncryptMessage.Digest.call(
                context: &context, protection: QualityOfProtection(rawValue: arguments.protection),
                message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            EncryptMessage.Negotiate.contract,
            EncryptMessage.Negotiate.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try EncryptMessage.Negotiate.call(
                context: &context, protection: QualityOfProtection(rawValue: arguments.protection),
                message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
    ]

    private static let decrypt: [PageCall] = [
        PageCall(
            DecryptMessage.NTLM.contract,
            DecryptMessage.NTLM.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try DecryptMessage.NTLM.call(
                context: &context, message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            DecryptMessage.Digest.contract,
            DecryptMessage.Digest.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try DecryptMessage.Digest.call(
                context: &context, message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
        PageCall(
            DecryptMessage.Negotiate.contract,
            DecryptMessage.Negotiate.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            try DecryptMessage.Negotiate.call(
                context: &context, message: &arguments.message, sequenceNumber: arguments.sequenceNumber
            ).success.status
        },
    ]

    private static let query: [PageCall] = [
        PageCall(
            QueryContextAttributes.NTLM.contract,
            QueryContextAttributes.NTLM.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            let outcome = try QueryContextAttributes.NTLM.call(
                context: context, attribute: ContextAttribute(rawValue: arguments.attribute))
            return outcome.success.status
        },
        PageCall(
            QueryContextAttributes.Digest.contract,
            QueryContextAttributes.Digest.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            let outcome = try QueryContextAttributes.Digest.call(
                context: context, attribute: ContextAttribute(rawValue: arguments.attribute))
            return outcome.success.status
        },
        PageCall(
            QueryContextAttributes.Negotiate.contract,
            QueryContextAttributes.Negotiate.Success.allCases.map(\.status), phase: .established
        ) { arguments, context, script throws(SecurityError) in
            let outcome = try QueryContextAttributes.Negotiate.call(
                context: context, attribute: ContextAttribute(rawValue: arguments.attribute))
            return outcome.success.status
        },
    ]
}
