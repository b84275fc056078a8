using System.Runtime.CompilerServices;

// PowerShell resolves a type name in the assemblies that it has imported. Forwarding Core's public types makes [AdoEntra.AdoRepository]
// resolve without importing Core, which would walk all of its types at every import (8 ms of a budget of 15).
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoConnection))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoConnectionException))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoDiagnosisStep))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoEntraException))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoProject))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoRepository))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoResource))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoServiceException))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoSignInException))]
[assembly: TypeForwardedTo(typeof(AdoEntra.AdoToken))]
