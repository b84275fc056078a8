using AdoEntra.HelpCompiler;

return Application.Run(args, Console.Out, Console.Error);
