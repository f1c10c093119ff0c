// The test framework disposes of the run when the last test of the program has ended.
[assembly: AssemblyFixture(typeof(Portfolio.Fixtures.PostgresRun))]
