using System.Runtime.CompilerServices;
using AdoEntra;

// PowerShell resolves a type name in the assemblies that it has imported. Forwarding Core's public types makes [AdoEntra.AdoRepository]
// resolve without importing Core, which would walk all of its types at every import (8 ms of a budget of 15).
[assembly: TypeForwardedTo(typeof(AdoBranch))]
[assembly: TypeForwardedTo(typeof(AdoConnection))]
[assembly: TypeForwardedTo(typeof(AdoConnectionException))]
[assembly: TypeForwardedTo(typeof(AdoDiagnosisStep))]
[assembly: TypeForwardedTo(typeof(AdoEntraException))]
[assembly: TypeForwardedTo(typeof(AdoIdentityRef))]
[assembly: TypeForwardedTo(typeof(AdoIdentityReference))]
[assembly: TypeForwardedTo(typeof(AdoLabel))]
[assembly: TypeForwardedTo(typeof(AdoNamedResource))]
[assembly: TypeForwardedTo(typeof(AdoProject))]
[assembly: TypeForwardedTo(typeof(AdoPullRequest))]
[assembly: TypeForwardedTo(typeof(AdoRepository))]
[assembly: TypeForwardedTo(typeof(AdoResource))]
[assembly: TypeForwardedTo(typeof(AdoReviewer))]
[assembly: TypeForwardedTo(typeof(AdoServiceException))]
[assembly: TypeForwardedTo(typeof(AdoSignInException))]
[assembly: TypeForwardedTo(typeof(AdoToken))]
